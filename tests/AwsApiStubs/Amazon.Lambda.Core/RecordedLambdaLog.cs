using System;
using System.Collections.Generic;
using AwsApiStubs.Shared;

namespace Amazon.Lambda.Core;

/// <summary>Only in the stand-in: one call of <see cref="LambdaLogger"/>. Level is null where the call had none.</summary>
public sealed record RecordedLambdaLogEntry(string Level, Exception Exception, string Message, IReadOnlyList<object> Args);

/// <summary>Only in the stand-in: what <see cref="LambdaLogger"/> was given.</summary>
public static class RecordedLambdaLog
{
    private static readonly RecordList<RecordedLambdaLogEntry> List = new();

    public static IReadOnlyList<RecordedLambdaLogEntry> Entries => List.Snapshot();

    public static Exception ThrowOnLog { get; set; }

    public static void Clear()
    {
        List.Clear();
        ThrowOnLog = null;
    }

    internal static void Add(RecordedLambdaLogEntry entry)
    {
        RecordList<RecordedLambdaLogEntry>.ThrowIfAsked(ThrowOnLog);
        List.Add(entry);
    }
}
