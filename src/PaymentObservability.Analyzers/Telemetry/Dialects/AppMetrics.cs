using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>App.Metrics: every call on one of its <c>IMeasure...Metrics</c> records. The name is its options' where those are found.</summary>
internal sealed class AppMetrics : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LibraryTypes measures;

    private AppMetrics(CodeReader reader, LibraryTypes measures)
    {
        this.reader = reader;
        this.measures = measures;
    }

    public string Name => "App.Metrics";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        const string Measure = "App.Metrics.IMeasure";
        var measures = new LibraryTypes(
            reader.Compilation,
            Measure + "CounterMetrics",
            Measure + "GaugeMetrics",
            Measure + "HistogramMetrics",
            Measure + "MeterMetrics",
            Measure + "TimerMetrics",
            Measure + "ApdexMetrics",
            Measure + "BucketHistogramMetrics",
            Measure + "BucketTimerMetrics");
        return measures.IsEmpty ? null : new AppMetrics(reader, measures);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is IInvocationOperation call && measures.Declare(call.TargetMethod))
        {
            signals.Add(Measurement(call));
        }
    }

    private MetricSignal Measurement(IInvocationOperation call)
    {
        IOperation? name = null;
        IOperation? context = null;
        foreach (var origin in reader.Origins.Of(CodeReader.Argument(call, "options")))
        {
            foreach (var value in reader.Objects.PropertyValues(origin, "Name"))
            {
                if (name is not null)
                {
                    return new MetricSignal(call.Syntax, Name);
                }

                name = value;
            }

            foreach (var value in reader.Objects.PropertyValues(origin, "Context"))
            {
                context = value;
            }
        }

        var tags = reader.Dimensions.Read(CodeReader.Argument(call, "tags"));
        var type = call.TargetMethod.ContainingType.Name;
        return new MetricSignal(call.Syntax, Name)
        {
            Name = reader.Texts.Read(name),
            NameSyntax = reader.Texts.Literal(name),
            Namespace = reader.Texts.Read(context),
            Unit = type.IndexOf("Counter", StringComparison.Ordinal) >= 0 || type.IndexOf("Meter", StringComparison.Ordinal) >= 0 ? "Count" : null,
            Value = CodeReader.Argument(call, "amount", "value"),
            Dimensions = tags.Items,
            HasOtherDimensions = !tags.IsComplete,
        };
    }
}
