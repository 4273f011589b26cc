using System;
using System.Collections.Generic;
using AwsApiStubs.Shared;

namespace StatsdClient;

/// <summary>Only in the stand-in: one metric. Kind is the name of the method; a time is in milliseconds.</summary>
public sealed record RecordedDogStatsdMetric(string Kind, string Name, double Value, double SampleRate, IReadOnlyList<string> Tags);

/// <summary>Only in the stand-in: what the static class and every service was given.</summary>
public static class RecordedDogStatsd
{
    private static readonly RecordList<RecordedDogStatsdMetric> List = new();

    public static IReadOnlyList<RecordedDogStatsdMetric> Metrics => List.Snapshot();

    /// <summary>What every call which would send throws, or null.</summary>
    public static Exception ThrowOnRecord { get; set; }

    public static void Clear()
    {
        ThrowOnRecord = null;
        List.Clear();
    }

    internal static void Add(RecordedDogStatsdMetric metric)
    {
        BeforeRecord();
        List.Add(metric);
    }

    internal static void BeforeRecord() => RecordList<RecordedDogStatsdMetric>.ThrowIfAsked(ThrowOnRecord);
}
