namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>Amazon.CloudWatch.EMF.</summary>
internal sealed class EmbeddedMetricsDialect : IAttemptDialect
{
    public MetricLibrary Library => MetricLibrary.EmbeddedMetrics;

    public string[] RequiredTypes { get; } =
    {
        "Amazon.CloudWatch.EMF.Logger.MetricsLogger", "Amazon.CloudWatch.EMF.Model.Unit", "Amazon.CloudWatch.EMF.Model.DimensionSet",
    };

    public string UnitType => "global::Amazon.CloudWatch.EMF.Model.Unit";

    public string Rate => UnitType + ".COUNT";

    public string Count => UnitType + ".COUNT";

    public string Milliseconds => UnitType + ".MILLISECONDS";

    public string NoUnit => UnitType + ".NONE";

    public string Members => """
            // A logger for each metric: a shared one keeps the dimensions of those before. It writes when it is disposed of.
            private void Write(string metricNamespace, global::System.Collections.Generic.List<Metric> metrics)
            {
                foreach (var metric in metrics)
                {
                    using var logger = new global::Amazon.CloudWatch.EMF.Logger.MetricsLogger();
                    logger.SetNamespace(metricNamespace);
                    if (metric.Dimension == null)
                    {
                        logger.SetDimensions();
                    }
                    else
                    {
                        logger.SetDimensions(new global::Amazon.CloudWatch.EMF.Model.DimensionSet(metric.Dimension, metric.DimensionValue));
                    }

                    logger.PutProperty("resource", Resource);
                    logger.PutMetric(metric.Name, metric.Value, metric.Unit);
                }
            }
        """;
}
