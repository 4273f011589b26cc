using System;
using System.Collections.Generic;
using AwsApiStubs.Shared;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>Only in the stand-in: one metric given to AddMetric or PushSingleMetric.</summary>
public sealed class RecordedMetric
{
    private readonly MetricsBlob blob;

    internal RecordedMetric(MetricsBlob blob, string name, double value, MetricUnit unit, MetricResolution resolution, bool single)
    {
        this.blob = blob;
        Name = name;
        Value = value;
        Unit = unit;
        Resolution = resolution;
        IsSingle = single;
    }

    /// <summary>The namespace of the blob; as of now while it is not flushed, then the one it was flushed with.</summary>
    public string Namespace => blob.Namespace;

    public string Service => blob.Service;

    public string Name { get; }

    public double Value { get; }

    public MetricUnit Unit { get; }

    public MetricResolution Resolution { get; }

    /// <summary>
    /// A copy of the dimensions of the blob the metric is in: those added before it and, as in the original, those added after it.
    /// </summary>
    public IReadOnlyDictionary<string, string> Dimensions => blob.Dimensions();

    public IReadOnlyDictionary<string, object> Metadata => blob.MetadataCopy();

    /// <summary>Whether the metric was written out: always for PushSingleMetric, only after Flush for AddMetric.</summary>
    public bool Flushed => blob.Flushed;

    /// <summary>Whether it came from PushSingleMetric.</summary>
    public bool IsSingle { get; }

    public override string ToString() => $"{Namespace}/{Name}={Value} {Unit} [{string.Join(", ", Dimensions)}]{(Flushed ? "" : " (not flushed)")}";
}

/// <summary>Only in the stand-in: what <see cref="Metrics"/> was given.</summary>
public static class RecordedMetrics
{
    private static readonly RecordList<RecordedMetric> List = new();
    private static int flushes;

    /// <summary>Every metric in order, flushed or not.</summary>
    public static IReadOnlyList<RecordedMetric> Records => List.Snapshot();

    /// <summary>How many times Flush was called and did not throw.</summary>
    public static int FlushCount => flushes;

    /// <summary>What AddMetric, AddDimension(s), AddMetadata, PushSingleMetric and Flush throw, or null.</summary>
    public static Exception ThrowOnRecord { get; set; }

    /// <summary>What Flush alone throws, or null.</summary>
    public static Exception ThrowOnFlush { get; set; }

    /// <summary>Forgets the records, what was to be thrown, and the configured instance with all it had not flushed.</summary>
    public static void Clear()
    {
        ThrowOnRecord = null;
        ThrowOnFlush = null;
        flushes = 0;
        List.Clear();
        Metrics.Reset();
    }

    internal static void Add(RecordedMetric metric) => List.Add(metric);

    internal static void Flushed() => System.Threading.Interlocked.Increment(ref flushes);

    internal static void BeforeRecord() => RecordList<RecordedMetric>.ThrowIfAsked(ThrowOnRecord);

    internal static void BeforeFlush()
    {
        BeforeRecord();
        RecordList<RecordedMetric>.ThrowIfAsked(ThrowOnFlush);
    }
}
