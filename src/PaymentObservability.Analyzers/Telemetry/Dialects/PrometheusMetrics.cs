using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>prometheus-net. Names and label names are found where a metric is made, label values in <c>WithLabels</c>.</summary>
internal sealed class PrometheusMetrics : ITelemetryDialect
{
    private const string Library = "Prometheus.";

    private readonly CodeReader reader;
    private readonly LibraryTypes metrics;
    private readonly LibraryTypes factories;
    private readonly LibraryTypes extensions;

    private PrometheusMetrics(CodeReader reader, LibraryTypes factories)
    {
        this.reader = reader;
        this.factories = factories;
        var names = new List<string> { Library + "IObserver" };
        foreach (var kind in new[] { "Counter", "Gauge", "Histogram", "Summary" })
        {
            names.AddRange([Library + kind, Library + "I" + kind, Library + kind + "+Child"]);
        }

        metrics = new LibraryTypes(reader.Compilation, names.ToArray());
        extensions = new LibraryTypes(
            reader.Compilation,
            Library + "TimerExtensions",
            Library + "CounterExtensions",
            Library + "GaugeExtensions",
            Library + "ObserverExtensions");
    }

    public string Name => "prometheus-net";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var factories = new LibraryTypes(reader.Compilation, Library + "Metrics", Library + "IMetricFactory", Library + "MetricFactory");
        return factories.IsEmpty ? null : new PrometheusMetrics(reader, factories);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation call when metrics.Declare(call.TargetMethod) && Records(call.TargetMethod.Name):
                signals.Add(Measurement(call, call.Instance, CodeReader.Argument(call, 0)));
                break;
            case IInvocationOperation call when extensions.Declare(call.TargetMethod) && call.Arguments.Length > 0:
                // NewTimer, CountExceptions, SetToCurrentTimeUtc, ...
                signals.Add(Measurement(call, call.Arguments[0].Value, null));
                break;
            case IMethodReferenceOperation reference when metrics.Declare(reference.Method) && Records(reference.Method.Name):
                signals.Add(new MetricSignal(operation.Syntax, Name));
                break;
        }
    }

    private static bool Records(string method) => method is "Inc" or "IncTo" or "Dec" or "DecTo" or "Set" or "Observe";

    private MetricSignal Measurement(IInvocationOperation call, IOperation? metric, IOperation? value)
    {
        var labels = ImmutableArray<IOperation>.Empty;
        var origins = reader.Origins.Of(metric);
        if (origins.Length == 1 && origins[0] is IInvocationOperation { TargetMethod.Name: "WithLabels" or "Labels" or "WithTimestamp" } child)
        {
            labels = Texts(child);
            origins = reader.Origins.Of(child.Instance);
        }

        if (origins.Length != 1 || origins[0] is not IInvocationOperation creation || !factories.Declare(creation.TargetMethod))
        {
            return new MetricSignal(call.Syntax, Name) { Value = value };
        }

        var name = CodeReader.Argument(creation, 0);
        var dimensions = Dimensions(LabelNames(creation), labels);
        return new MetricSignal(call.Syntax, Name)
        {
            Name = reader.Texts.Read(name),
            NameSyntax = reader.Texts.Literal(name),
            Unit = UnitOf(reader.Texts.Read(name).Single),
            Value = value,
            Dimensions = dimensions,
            HasOtherDimensions = dimensions.Length < labels.Length,
        };
    }

    /// <summary>Prometheus says units by the end of a name.</summary>
    private static string? UnitOf(string? name) => name switch
    {
        null => null,
        _ when name.EndsWith("_total", System.StringComparison.Ordinal) => "Count",
        _ when name.EndsWith("_milliseconds", System.StringComparison.Ordinal) || name.EndsWith("_ms", System.StringComparison.Ordinal) => "Milliseconds",
        _ when name.EndsWith("_seconds", System.StringComparison.Ordinal) => "Seconds",
        _ => null,
    };

    private ImmutableArray<IOperation> LabelNames(IInvocationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter?.Name == "labelNames")
            {
                return Elements(argument.Value);
            }

            foreach (var origin in reader.Origins.Of(argument.Value))
            {
                foreach (var names in reader.Objects.PropertyValues(origin, "LabelNames"))
                {
                    return Elements(names);
                }
            }
        }

        return ImmutableArray<IOperation>.Empty;
    }

    private ImmutableArray<IOperation> Texts(IInvocationOperation child) =>
        child.Arguments.Length == 1 ? Elements(child.Arguments[0].Value) : ImmutableArray<IOperation>.Empty;

    private ImmutableArray<IOperation> Elements(IOperation collection)
    {
        var found = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var origin in reader.Origins.Of(collection))
        {
            foreach (var element in reader.Objects.Elements(origin))
            {
                found.Add(element.Value);
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<MetricDimension> Dimensions(ImmutableArray<IOperation> names, ImmutableArray<IOperation> values)
    {
        var found = ImmutableArray.CreateBuilder<MetricDimension>();
        for (var i = 0; i < names.Length; i++)
        {
            var value = i < values.Length ? values[i] : null;
            found.Add(reader.Dimensions.Pair(names[i], value, (value ?? names[i]).Syntax));
        }

        return found.ToImmutable();
    }
}
