using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// <c>System.Diagnostics.Metrics</c>, which is also how OpenTelemetry records metrics. A measurement's name, unit and meter are found where
/// its instrument is made; an instrument that comes from elsewhere may have any name. The meter's name is the namespace. An observable
/// instrument measures by itself, so its creation is the signal.
/// </summary>
internal sealed class SystemDiagnosticsMetrics : ITelemetryDialect
{
    private const string Library = "System.Diagnostics.Metrics.";

    private readonly CodeReader reader;
    private readonly LibraryTypes instruments;
    private readonly LibraryTypes meters;

    private SystemDiagnosticsMetrics(CodeReader reader, LibraryTypes meters)
    {
        this.reader = reader;
        this.meters = meters;
        instruments = new LibraryTypes(reader.Compilation, Library + "Counter`1", Library + "UpDownCounter`1", Library + "Histogram`1", Library + "Gauge`1");
    }

    public string Name => "System.Diagnostics.Metrics";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var meters = new LibraryTypes(reader.Compilation, Library + "Meter");
        return meters.IsEmpty ? null : new SystemDiagnosticsMetrics(reader, meters);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "Add" or "Record" } method } call when instruments.Declare(method):
                signals.Add(Measurement(call));
                break;
            case IInvocationOperation call when meters.Declare(call.TargetMethod) && call.TargetMethod.Name.StartsWith("CreateObservable", StringComparison.Ordinal):
                signals.Add(FromCreation(call, call, null, DimensionList.None));
                break;
            case IMethodReferenceOperation { Method: { Name: "Add" or "Record" } method } when instruments.Declare(method):
                signals.Add(new MetricSignal(operation.Syntax, Name));
                break;
        }
    }

    private MetricSignal Measurement(IInvocationOperation call)
    {
        var tags = DimensionList.None;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal > 0)
            {
                tags = tags.Add(reader.Dimensions.Read(argument.Value));
            }
        }

        var origins = reader.Origins.Of(call.Instance);
        if (origins.Length == 1 && origins[0] is IInvocationOperation creation && meters.Declare(creation.TargetMethod))
        {
            return FromCreation(creation, call, CodeReader.Argument(call, 0), tags);
        }

        return new MetricSignal(call.Syntax, Name)
        {
            Name = NameOfAny(origins),
            Value = CodeReader.Argument(call, 0),
            Dimensions = tags.Items,
            HasOtherDimensions = !tags.IsComplete,
        };
    }

    /// <summary>The names of all instruments it may be; unknown where one of them is.</summary>
    private ConstantText NameOfAny(ImmutableArray<IOperation> origins)
    {
        var names = ImmutableArray<string>.Empty;
        foreach (var origin in origins)
        {
            if (origin is not IInvocationOperation creation || !meters.Declare(creation.TargetMethod))
            {
                return ConstantText.Unknown;
            }

            var name = reader.Texts.Read(CodeReader.Argument(creation, 0));
            if (!name.IsKnown)
            {
                return ConstantText.Unknown;
            }

            names = names.AddRange(name.Values);
        }

        return ConstantText.OneOf(names);
    }

    private MetricSignal FromCreation(IInvocationOperation creation, IInvocationOperation call, IOperation? value, DimensionList tags)
    {
        var name = CodeReader.Argument(creation, 0);
        var unit = CodeReader.Argument(creation, "unit");
        tags = tags.Add(reader.Dimensions.Read(CodeReader.Argument(creation, "tags")));
        var text = reader.Texts.Read(name);
        if (text.Parameter is not null && VariableUses.Root(creation) != VariableUses.Root(call))
        {
            // The parameter is that of a method which makes instruments, not of one that records.
            text = ConstantText.Unknown;
        }

        return new MetricSignal(call.Syntax, Name)
        {
            Name = text,
            NameSyntax = reader.Texts.Literal(name),
            Namespace = MeterName(creation.Instance),
            Unit = MetricUnits.FromUcum(unit is null ? null : reader.Texts.Read(unit).Single),
            Value = value,
            Dimensions = tags.Items,
            HasOtherDimensions = !tags.IsComplete,
        };
    }

    private ConstantText MeterName(IOperation? meter)
    {
        var origins = reader.Origins.Of(meter);
        if (origins.Length != 1)
        {
            return ConstantText.Unknown;
        }

        return origins[0] switch
        {
            IObjectCreationOperation { Arguments.Length: > 0 } creation when meters.Contains(creation.Type) => NameOrOptions(creation.Arguments[0].Value),
            // IMeterFactory.Create(options) and its extension Create(name, ...).
            IInvocationOperation { TargetMethod.Name: "Create" } call when meters.Contains(call.Type) => NameOrOptions(CodeReader.Argument(call, 0)),
            _ => ConstantText.Unknown,
        };
    }

    /// <summary>A meter's name, given as it is or in <c>MeterOptions</c>.</summary>
    private ConstantText NameOrOptions(IOperation? argument)
    {
        var origins = reader.Origins.Of(argument);
        return origins.Length == 1 && origins[0] is IObjectCreationOperation { Arguments.Length: 1 } options
            ? reader.Texts.Read(options.Arguments[0].Value)
            : reader.Texts.Read(argument);
    }
}
