using Amazon.Runtime.Internal.Auth;

namespace Amazon.CloudWatch;

public partial class AmazonCloudWatchClient
{
    protected override AbstractAWSSigner CreateSigner() => new AWS4Signer();
}
