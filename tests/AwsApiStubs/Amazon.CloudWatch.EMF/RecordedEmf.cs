using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.CloudWatch.EMF.Model;
using AwsApiStubs.Shared;

namespace Amazon.CloudWatch.EMF;

/// <summary>Only in the stand-in: one metric given to PutMetric.</summary>
public sealed class RecordedEmfMetric
{
    private readonly MetricsContext context;

    internal RecordedEmfMetric(MetricsContext context, string name, double value, Unit unit, StorageResolution storageResolution)
    {
        this.context = context;
        Name = name;
        Value = value;
        Unit = unit;
        StorageResolution = storageResolution;
    }

    public string Namespace => context.Namespace;

    public string Name { get; }

    public double Value { get; }

    public Unit Unit { get; }

    public StorageResolution StorageResolution { get; }

    /// <summary>All dimension sets of the line put together.</summary>
    public IReadOnlyDictionary<string, string> Dimensions =>
        context.GetAllDimensionSets().SelectMany(set => set.Dimensions).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);

    public IReadOnlyDictionary<string, object> Properties => context.PropertiesCopy();

    public bool Flushed { get; internal set; }
}

/// <summary>Only in the stand-in: what every MetricsLogger was given, and the lines they wrote.</summary>
public static class RecordedEmf
{
    private static readonly RecordList<RecordedEmfMetric> List = new();
    private static readonly RecordList<string> LineList = new();

    /// <summary>Every metric in order, flushed or not.</summary>
    public static IReadOnlyList<RecordedEmfMetric> Metrics => List.Snapshot();

    /// <summary>The EMF lines written by Flush or Dispose.</summary>
    public static IReadOnlyList<string> Lines => LineList.Snapshot();

    /// <summary>What every Put… and Set… call and Flush throw, or null.</summary>
    public static Exception ThrowOnRecord { get; set; }

    /// <summary>What Flush (and so Dispose) alone throws, or null.</summary>
    public static Exception ThrowOnFlush { get; set; }

    public static void Clear()
    {
        ThrowOnRecord = null;
        ThrowOnFlush = null;
        List.Clear();
        LineList.Clear();
    }

    internal static void Add(RecordedEmfMetric metric) => List.Add(metric);

    internal static void AddLine(string line) => LineList.Add(line);

    internal static void BeforeRecord() => RecordList<string>.ThrowIfAsked(ThrowOnRecord);

    internal static void BeforeFlush()
    {
        BeforeRecord();
        RecordList<string>.ThrowIfAsked(ThrowOnFlush);
    }
}
