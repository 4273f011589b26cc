namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>AWSSDK.CloudWatch v3 and v4, by <c>PutMetricDataAsync</c>: collections are made anew, because v4 leaves them null.</summary>
internal sealed class CloudWatchDialect : IAttemptDialect
{
    public MetricLibrary Library => MetricLibrary.CloudWatch;

    public string[] RequiredTypes { get; } = { "Amazon.CloudWatch.AmazonCloudWatchClient", "Amazon.CloudWatch.Model.PutMetricDataRequest" };

    public string UnitType => "global::Amazon.CloudWatch.StandardUnit";

    public string Rate => UnitType + ".Count";

    public string Count => UnitType + ".Count";

    public string Milliseconds => UnitType + ".Milliseconds";

    public string NoUnit => UnitType + ".None";

    public string Members => """
            private static readonly global::System.Lazy<global::Amazon.CloudWatch.AmazonCloudWatchClient> Client =
                new global::System.Lazy<global::Amazon.CloudWatch.AmazonCloudWatchClient>(() => new global::Amazon.CloudWatch.AmazonCloudWatchClient());

            // Lambda freezes what is still under way when the handler returns, so the request is waited for, but never long.
            private static void Write(string metricNamespace, global::System.Collections.Generic.List<Metric> metrics)
            {
                var data = new global::System.Collections.Generic.List<global::Amazon.CloudWatch.Model.MetricDatum>();
                foreach (var metric in metrics)
                {
                    var datum = new global::Amazon.CloudWatch.Model.MetricDatum { MetricName = metric.Name, Value = metric.Value, Unit = metric.Unit };
                    if (metric.Dimension != null)
                    {
                        var dimension = new global::Amazon.CloudWatch.Model.Dimension { Name = metric.Dimension, Value = metric.DimensionValue };
                        datum.Dimensions = new global::System.Collections.Generic.List<global::Amazon.CloudWatch.Model.Dimension> { dimension };
                    }

                    data.Add(datum);
                }

                var request = new global::Amazon.CloudWatch.Model.PutMetricDataRequest { Namespace = metricNamespace, MetricData = data };
                Client.Value.PutMetricDataAsync(request).Wait(global::System.TimeSpan.FromSeconds(1));
            }
        """;
}
