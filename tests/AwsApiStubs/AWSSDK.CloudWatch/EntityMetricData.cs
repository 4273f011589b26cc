using System.Collections.Generic;

namespace Amazon.CloudWatch.Model;

public partial class Entity
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? new Dictionary<string, string>() : null;

    public Dictionary<string, string> KeyAttributes { get; set; } = AWSConfigs.InitializeCollections ? new Dictionary<string, string>() : null;
}

public partial class EntityMetricData
{
    public Entity Entity { get; set; }

    public List<MetricDatum> MetricData { get; set; } = AWSConfigs.InitializeCollections ? new List<MetricDatum>() : null;
}
