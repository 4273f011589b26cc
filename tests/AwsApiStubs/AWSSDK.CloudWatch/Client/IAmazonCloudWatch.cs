using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>Of the many operations of the original, the one which writes metrics.</summary>
public partial interface IAmazonCloudWatch : IAmazonService, IDisposable
{
    Task<PutMetricDataResponse> PutMetricDataAsync(PutMetricDataRequest request, CancellationToken cancellationToken = default(CancellationToken));
}
