using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.CloudWatch.Model;
using AwsApiStubs.Shared;

namespace Amazon.CloudWatch;

/// <summary>Only in the stand-in: what PutMetricDataAsync was given.</summary>
public static class RecordedMetricData
{
    private static readonly RecordList<PutMetricDataRequest> List = new();

    public static IReadOnlyList<PutMetricDataRequest> Requests => List.Snapshot();

    /// <summary>The data of all requests, in order.</summary>
    public static IReadOnlyList<MetricDatum> Data => Requests.SelectMany(request => request.MetricData ?? new List<MetricDatum>()).ToArray();

    /// <summary>What the task of PutMetricDataAsync fails with, or null.</summary>
    public static Exception ThrowOnPut { get; set; }

    public static void Clear()
    {
        ThrowOnPut = null;
        List.Clear();
    }

    internal static void Add(PutMetricDataRequest request)
    {
        RecordList<PutMetricDataRequest>.ThrowIfAsked(ThrowOnPut);
        List.Add(request);
    }
}
