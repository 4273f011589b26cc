namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>No library at all: one embedded-metric line on raw standard output, which CloudWatch reads out of the function's log.</summary>
internal sealed class StandardOutputDialect : IAttemptDialect
{
    public MetricLibrary Library => MetricLibrary.StandardOutput;

    public string[] RequiredTypes { get; } = { "System.Text.Json.Utf8JsonWriter" };

    public string UnitType => "string";

    public string Rate => "\"Count\"";

    public string Count => "\"Count\"";

    public string Milliseconds => "\"Milliseconds\"";

    public string NoUnit => "\"None\"";

    public string Members => """
            // One line of CloudWatch's embedded metric format. Not by Console.WriteLine, which Lambda may wrap in JSON of its own or drop.
            private void Write(string metricNamespace, global::System.Collections.Generic.List<Metric> metrics)
            {
                using var line = new global::System.IO.MemoryStream();
                using (var json = new global::System.Text.Json.Utf8JsonWriter(line))
                {
                    json.WriteStartObject();
                    json.WriteStartObject("_aws");
                    json.WriteNumber("Timestamp", global::System.DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                    json.WriteStartArray("CloudWatchMetrics");
                    foreach (var metric in metrics)
                    {
                        json.WriteStartObject();
                        json.WriteString("Namespace", metricNamespace);
                        json.WriteStartArray("Dimensions");
                        json.WriteStartArray();
                        if (metric.Dimension != null)
                        {
                            json.WriteStringValue(metric.Dimension);
                        }

                        json.WriteEndArray();
                        json.WriteEndArray();
                        json.WriteStartArray("Metrics");
                        json.WriteStartObject();
                        json.WriteString("Name", metric.Name);
                        json.WriteString("Unit", metric.Unit);
                        json.WriteEndObject();
                        json.WriteEndArray();
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                    json.WriteString("resource", Resource);
                    foreach (var metric in metrics)
                    {
                        json.WriteNumber(metric.Name, metric.Value);
                        if (metric.Dimension != null)
                        {
                            json.WriteString(metric.Dimension, metric.DimensionValue);
                        }
                    }

                    json.WriteEndObject();
                }

                line.WriteByte((byte)'\n');
                using var output = global::System.Console.OpenStandardOutput();
                line.WriteTo(output);
            }
        """;
}
