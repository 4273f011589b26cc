using System.Collections.Generic;

namespace Amazon.CloudWatch.Model;

public partial class PutMetricDataRequest : AmazonCloudWatchRequest
{
    public List<EntityMetricData> EntityMetricData { get; set; } = AWSConfigs.InitializeCollections ? new List<EntityMetricData>() : null;

    public List<MetricDatum> MetricData { get; set; } = AWSConfigs.InitializeCollections ? new List<MetricDatum>() : null;

    public string Namespace { get; set; }

    public bool? StrictEntityValidation { get; set; }
}
