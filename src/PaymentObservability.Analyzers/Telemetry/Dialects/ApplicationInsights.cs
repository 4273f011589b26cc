using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// Microsoft.ApplicationInsights: <c>TrackMetric</c>, <c>GetMetric(...).TrackValue</c> and the metrics of <c>TrackEvent</c>. Its metrics have
/// no units.
/// </summary>
internal sealed class ApplicationInsights : ITelemetryDialect
{
    private const string Library = "Microsoft.ApplicationInsights.";

    private readonly CodeReader reader;
    private readonly LibraryTypes clients;
    private readonly LibraryTypes metrics;

    private ApplicationInsights(CodeReader reader, LibraryTypes clients)
    {
        this.reader = reader;
        this.clients = clients;
        metrics = new LibraryTypes(reader.Compilation, Library + "Metric");
    }

    public string Name => "Application Insights";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var clients = new LibraryTypes(reader.Compilation, Library + "TelemetryClient");
        return clients.IsEmpty ? null : new ApplicationInsights(reader, clients);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "TrackMetric" } method } call when clients.Declare(method):
                ReadTrackMetric(call, signals);
                break;
            case IInvocationOperation { TargetMethod: { Name: "TrackEvent" } method } call when clients.Declare(method):
                foreach (var metric in reader.Dimensions.Read(CodeReader.Argument(call, "metrics")).Items)
                {
                    signals.Add(new MetricSignal(call.Syntax, Name) { Name = metric.Name, Value = metric.Value });
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: "TrackValue" } method } call when metrics.Declare(method):
                ReadTrackValue(call, signals);
                break;
        }
    }

    private void ReadTrackMetric(IInvocationOperation call, ICollection<Signal> signals)
    {
        var name = CodeReader.Argument(call, "name");
        var value = CodeReader.Argument(call, "value");
        var dimensions = reader.Dimensions.Read(CodeReader.Argument(call, "properties"));
        var telemetry = reader.Origins.Of(CodeReader.Argument(call, "telemetry"));
        if (telemetry.Length == 1 && telemetry[0] is IObjectCreationOperation creation)
        {
            (name, value) = ReadTelemetry(creation);
        }

        signals.Add(new MetricSignal(call.Syntax, Name)
        {
            Name = reader.Texts.Read(name),
            NameSyntax = reader.Texts.Literal(name),
            Value = value,
            Dimensions = dimensions.Items,
            HasOtherDimensions = !dimensions.IsComplete,
        });
    }

    private (IOperation? Name, IOperation? Value) ReadTelemetry(IObjectCreationOperation creation)
    {
        IOperation? name = null;
        IOperation? value = null;
        foreach (var argument in creation.Arguments)
        {
            name = argument.Parameter?.Name == "name" ? argument.Value : name;
            value = argument.Parameter?.Name is "value" or "sum" ? CodeReader.Plain(argument.Value) : value;
        }

        foreach (var given in reader.Objects.PropertyValues(creation, "Name"))
        {
            name = given;
        }

        foreach (var given in reader.Objects.PropertyValues(creation, "Sum"))
        {
            value = CodeReader.Plain(given);
        }

        return (name, value);
    }

    private void ReadTrackValue(IInvocationOperation call, ICollection<Signal> signals)
    {
        var origins = reader.Origins.Of(call.Instance);
        if (origins.Length != 1 || origins[0] is not IInvocationOperation { TargetMethod.Name: "GetMetric" } creation || !clients.Declare(creation.TargetMethod))
        {
            signals.Add(new MetricSignal(call.Syntax, Name) { Value = CodeReader.Argument(call, 0) });
            return;
        }

        var name = CodeReader.Argument(creation, "metricId");
        var dimensions = ImmutableArray.CreateBuilder<MetricDimension>();
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Name.StartsWith("dimension", System.StringComparison.Ordinal))
            {
                // dimension1Name goes with TrackValue's dimension1Value.
                var value = CodeReader.Argument(call, parameter.Name.Replace("Name", "Value"));
                dimensions.Add(reader.Dimensions.Pair(argument.Value, value, (value ?? argument.Value).Syntax));
            }
        }

        signals.Add(new MetricSignal(call.Syntax, Name)
        {
            Name = reader.Texts.Read(name),
            NameSyntax = reader.Texts.Literal(name),
            Value = CodeReader.Argument(call, 0),
            Dimensions = dimensions.ToImmutable(),
        });
    }
}
