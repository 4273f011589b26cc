namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>AWS.Lambda.Powertools.Metrics, any version, by <c>PushSingleMetric</c>.</summary>
internal sealed class PowertoolsDialect : IAttemptDialect
{
    public MetricLibrary Library => MetricLibrary.Powertools;

    public string[] RequiredTypes { get; } = { "AWS.Lambda.Powertools.Metrics.Metrics", "AWS.Lambda.Powertools.Metrics.MetricUnit" };

    public string UnitType => "global::AWS.Lambda.Powertools.Metrics.MetricUnit";

    public string Rate => UnitType + ".Count";

    public string Count => UnitType + ".Count";

    public string Milliseconds => UnitType + ".Milliseconds";

    public string NoUnit => UnitType + ".None";

    // The sixth parameter is called defaultDimensions in v1 and dimensions since: it is passed by position.
    public string Members => """
            // Each metric in a blob of its own: it waits for no flush, which a throwing handler never reaches, and shares no dimensions.
            private static void Write(string metricNamespace, global::System.Collections.Generic.List<Metric> metrics)
            {
                foreach (var metric in metrics)
                {
                    var dimensions = new global::System.Collections.Generic.Dictionary<string, string>();
                    if (metric.Dimension != null)
                    {
                        dimensions.Add(metric.Dimension, metric.DimensionValue);
                    }

                    global::AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric(metric.Name, metric.Value, metric.Unit, metricNamespace, null, dimensions);
                }
            }
        """;
}
