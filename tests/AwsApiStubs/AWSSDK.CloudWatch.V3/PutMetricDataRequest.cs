using System.Collections.Generic;

namespace Amazon.CloudWatch.Model;

public partial class PutMetricDataRequest : AmazonCloudWatchRequest
{
    public List<EntityMetricData> EntityMetricData { get; set; } = new();

    public List<MetricDatum> MetricData { get; set; } = new();

    public string Namespace { get; set; }

    public bool StrictEntityValidation { get; set; }
}
