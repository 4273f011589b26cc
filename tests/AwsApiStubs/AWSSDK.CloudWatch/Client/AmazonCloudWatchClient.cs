using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Amazon.CloudWatch;

/// <summary>The stand-in sends nothing: it records the request. It needs neither a region nor credentials.</summary>
public partial class AmazonCloudWatchClient : AmazonServiceClient, IAmazonCloudWatch
{
    public AmazonCloudWatchClient()
        : base(new AnonymousAWSCredentials(), new AmazonCloudWatchConfig())
    {
    }

    public AmazonCloudWatchClient(RegionEndpoint region)
        : base(new AnonymousAWSCredentials(), new AmazonCloudWatchConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudWatchClient(AmazonCloudWatchConfig config)
        : base(new AnonymousAWSCredentials(), config)
    {
    }

    public AmazonCloudWatchClient(AWSCredentials credentials)
        : base(credentials, new AmazonCloudWatchConfig())
    {
    }

    public AmazonCloudWatchClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonCloudWatchConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudWatchClient(AWSCredentials credentials, AmazonCloudWatchConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), new AmazonCloudWatchConfig())
    {
    }

    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), new AmazonCloudWatchConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudWatchConfig clientConfig)
        : base(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), new AmazonCloudWatchConfig())
    {
    }

    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), new AmazonCloudWatchConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudWatchConfig clientConfig)
        : base(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    public virtual async Task<PutMetricDataResponse> PutMetricDataAsync(PutMetricDataRequest request, CancellationToken cancellationToken = default(CancellationToken))
    {
        // Never finished when it returns, so that whoever does not await it shows.
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        RecordedMetricData.Add(request);
        return new PutMetricDataResponse { HttpStatusCode = System.Net.HttpStatusCode.OK };
    }
}
