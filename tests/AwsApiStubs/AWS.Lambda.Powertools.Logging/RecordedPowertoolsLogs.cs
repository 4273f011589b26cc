using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AwsApiStubs.Shared;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Only in the stand-in: one line. Message is the template, or the object that was logged; Keys are those appended at the time.</summary>
public sealed record RecordedPowertoolsLog(LogLevel Level, EventId EventId, Exception Exception, object Message, IReadOnlyList<object> Args, IReadOnlyDictionary<string, object> Keys);

/// <summary>Only in the stand-in: what <see cref="Logger"/>, and a logger made by the builder or the provider, was given.</summary>
public static class RecordedPowertoolsLogs
{
    private static readonly RecordList<RecordedPowertoolsLog> List = new();

    public static IReadOnlyList<RecordedPowertoolsLog> Entries => List.Snapshot();

    /// <summary>What every log call and AppendKey throws, or null.</summary>
    public static Exception ThrowOnLog { get; set; }

    /// <summary>Forgets the lines, and the appended keys of this flow.</summary>
    public static void Clear()
    {
        ThrowOnLog = null;
        List.Clear();
        Logger.ClearKeys();
    }

    internal static void BeforeRecord() => RecordList<RecordedPowertoolsLog>.ThrowIfAsked(ThrowOnLog);

    internal static void Add(RecordedPowertoolsLog entry)
    {
        List.Add(entry);
        var fields = new Dictionary<string, object>
        {
            ["level"] = entry.Level.ToString(),
            ["message"] = entry.Message?.ToString(),
            ["args"] = entry.Args.Select(arg => arg?.ToString()).ToArray(),
            ["service"] = Logger.Configuration.Service ?? Environment.GetEnvironmentVariable("POWERTOOLS_SERVICE_NAME") ?? "service_undefined",
        };
        foreach (var (key, value) in entry.Keys)
        {
            fields[key] = value?.ToString();
        }

        if (entry.Exception is not null)
        {
            fields["exception"] = entry.Exception.ToString();
        }

        Console.WriteLine(JsonSerializer.Serialize(fields));
    }
}
