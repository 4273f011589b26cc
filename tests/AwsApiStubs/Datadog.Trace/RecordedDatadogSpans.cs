using System;
using System.Collections.Generic;
using AwsApiStubs.Shared;

namespace Datadog.Trace;

/// <summary>Only in the stand-in: one span as it was finished.</summary>
public sealed record RecordedDatadogSpan(string? OperationName, string? ResourceName, string? ServiceName, bool Error, Exception? Exception, IReadOnlyDictionary<string, string> Tags, string? Parent);

/// <summary>Only in the stand-in: the finished spans.</summary>
public static class RecordedDatadogSpans
{
    private static readonly RecordList<RecordedDatadogSpan> List = new();

    public static IReadOnlyList<RecordedDatadogSpan> Spans => List.Snapshot();

    /// <summary>What starting, tagging and finishing a span throw, or null.</summary>
    public static Exception? ThrowOnRecord { get; set; }

    /// <summary>Forgets the spans, and the active scope of this flow.</summary>
    public static void Clear()
    {
        ThrowOnRecord = null;
        List.Clear();
        Tracer.Instance.ClearActive();
    }

    internal static void Add(RecordedDatadogSpan span) => List.Add(span);

    internal static void BeforeRecord()
    {
        if (ThrowOnRecord is { } asked)
        {
            throw asked;
        }
    }
}
