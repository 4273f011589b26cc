namespace PaymentObservability.CodeFixes.Dialects;

/// <summary><c>System.Diagnostics.Metrics</c>, which OpenTelemetry exports. Success is a histogram, because only a sample has an average.</summary>
internal sealed class OpenTelemetryDialect : IAttemptDialect
{
    public MetricLibrary Library => MetricLibrary.OpenTelemetry;

    public string[] RequiredTypes { get; } = { "System.Diagnostics.Metrics.Meter", "System.Diagnostics.TagList" };

    public string UnitType => "string";

    public string Rate => "\"1\"";

    public string Count => "Attempts";

    public string Milliseconds => "\"ms\"";

    public string NoUnit => "\"\"";

    public string Members => """
            // What is counted in attempts is a counter, all else a histogram.
            private const string Attempts = "{attempt}";

            // Made once each: an instrument that is made anew is another instrument.
            private static readonly global::System.Collections.Generic.Dictionary<string, global::System.Diagnostics.Metrics.Meter> Meters =
                new global::System.Collections.Generic.Dictionary<string, global::System.Diagnostics.Metrics.Meter>();

            private static readonly global::System.Collections.Generic.Dictionary<(global::System.Diagnostics.Metrics.Meter Meter, string Name), global::System.Diagnostics.Metrics.Instrument> Instruments =
                new global::System.Collections.Generic.Dictionary<(global::System.Diagnostics.Metrics.Meter Meter, string Name), global::System.Diagnostics.Metrics.Instrument>();

            // The namespace is the meter's name: whoever exports must add that meter.
            private static void Write(string metricNamespace, global::System.Collections.Generic.List<Metric> metrics)
            {
                foreach (var metric in metrics)
                {
                    var tags = new global::System.Diagnostics.TagList();
                    if (metric.Dimension != null)
                    {
                        tags.Add(metric.Dimension, metric.DimensionValue);
                    }

                    switch (InstrumentOf(metricNamespace, metric))
                    {
                        case global::System.Diagnostics.Metrics.Counter<long> counter:
                            counter.Add((long)metric.Value, tags);
                            break;
                        case global::System.Diagnostics.Metrics.Histogram<double> histogram:
                            histogram.Record(metric.Value, tags);
                            break;
                    }
                }
            }

            private static global::System.Diagnostics.Metrics.Instrument InstrumentOf(string metricNamespace, Metric metric)
            {
                lock (Instruments)
                {
                    if (!Meters.TryGetValue(metricNamespace, out var meter))
                    {
                        meter = new global::System.Diagnostics.Metrics.Meter(metricNamespace);
                        Meters.Add(metricNamespace, meter);
                    }

                    if (!Instruments.TryGetValue((meter, metric.Name), out var instrument))
                    {
                        instrument = metric.Unit == Attempts
                            ? (global::System.Diagnostics.Metrics.Instrument)meter.CreateCounter<long>(metric.Name, metric.Unit)
                            : meter.CreateHistogram<double>(metric.Name, metric.Unit);
                        Instruments.Add((meter, metric.Name), instrument);
                    }

                    return instrument;
                }
            }
        """;
}
