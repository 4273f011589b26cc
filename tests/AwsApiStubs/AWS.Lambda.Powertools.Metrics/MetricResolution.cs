using System.Text.Json.Serialization;

namespace AWS.Lambda.Powertools.Metrics;

[JsonConverter(typeof(MetricResolutionJsonConverter))]
public enum MetricResolution
{
    Standard = 60,
    High = 1,
    Default = 0,
}
