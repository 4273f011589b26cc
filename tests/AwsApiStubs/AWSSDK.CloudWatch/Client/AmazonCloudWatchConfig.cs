using Amazon.Runtime;

namespace Amazon.CloudWatch;

public partial class AmazonCloudWatchConfig : ClientConfig
{
    public override string RegionEndpointServiceName => "monitoring";

    public override string ServiceVersion => "2010-08-01";

    public override string UserAgent => "AwsApiStubs";

    public override void Validate()
    {
    }
}
