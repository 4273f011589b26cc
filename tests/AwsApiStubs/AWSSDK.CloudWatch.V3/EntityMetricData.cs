using System.Collections.Generic;

namespace Amazon.CloudWatch.Model;

public partial class Entity
{
    public Dictionary<string, string> Attributes { get; set; } = new();

    public Dictionary<string, string> KeyAttributes { get; set; } = new();
}

public partial class EntityMetricData
{
    public Entity Entity { get; set; }

    public List<MetricDatum> MetricData { get; set; } = new();
}
