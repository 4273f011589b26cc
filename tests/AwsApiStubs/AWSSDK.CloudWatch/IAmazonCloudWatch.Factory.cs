using Amazon.Runtime;

namespace Amazon.CloudWatch;

// On the interface, as in the original, so that a fake of it needs nothing but the operations.
public partial interface IAmazonCloudWatch
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudWatchConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudWatchClient(awsCredentials, (AmazonCloudWatchConfig)clientConfig);
}
