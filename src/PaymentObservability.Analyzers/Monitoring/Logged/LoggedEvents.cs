using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Monitoring.Logged;

/// <summary>What log queries can find of the payments of a template: the fields and texts that the code logs, as far as they are known.</summary>
internal sealed class LoggedEvents
{
    /// <summary>Keys that Lambda's JSON, Powertools and .NET's JSON console give to every event.</summary>
    private static readonly ImmutableHashSet<string> Common = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "timestamp", "level", "message", "requestId", "traceId", "tenantId", "logger", "category", "eventId", "exception", "errorType", "errorMessage", "stackTrace", "type", "time", "record", "origin",
        "service", "cold_start", "function_name", "function_version", "function_memory_size", "function_arn", "function_request_id", "xray_trace_id", "correlation_id", "sampling_rate", "name", "location",
        "Level", "Message", "Timestamp", "EventId", "LogLevel", "Category", "State", "Scopes", "Exception", "Properties", "MessageTemplate", "SourceContext");

    private readonly HashSet<string> fields;
    private readonly ImmutableArray<string> messages;

    private readonly HashSet<string> owed;

    private readonly Lazy<ImmutableArray<string>> sources;

    private LoggedEvents(HashSet<string> fields, ImmutableArray<LogSignal> events, ISet<string> scopeFields, bool isWhole, HashSet<string> owed, IEnumerable<string> phrases, PaymentModel model)
    {
        Signals = events;
        ScopeFields = scopeFields;
        this.owed = owed;
        this.fields = fields;
        sources = new(() => model.RunningTrees.Select(tree => tree.GetText().ToString()).ToImmutableArray());

        // A message may be put together of the contract's phrase and the rest, as the scope of our fixes does.
        messages = events.SelectMany(one => one.Message.Values).Concat(phrases.Where(IsWritten)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        IsWhole = isWhole;
    }

    /// <summary>The events around payments.</summary>
    public ImmutableArray<LogSignal> Signals { get; }

    /// <summary>The fields that scopes give to them.</summary>
    public ISet<string> ScopeFields { get; }

    /// <summary>Whether all fields that can be logged around payments are known.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads what is logged around the payments of a template.</summary>
    public static LoggedEvents Of(PaymentTemplate template, PaymentModel model, CancellationToken cancellation)
    {
        var logs = template.Operations.Select(operation => model.LogOf(operation, cancellation)).ToList();
        var signals = model.PaymentSignals(cancellation);
        var fields = new HashSet<string>(Common, StringComparer.Ordinal);
        fields.UnionWith(logs.SelectMany(log => log.Events).SelectMany(one => one.Fields).Select(field => field.Name));
        fields.UnionWith(signals.OfType<LogSignal>().SelectMany(one => one.Fields).Select(field => field.Name));
        fields.UnionWith(signals.OfType<LogScopeSignal>().SelectMany(one => one.Fields).Select(field => field.Name));

        // Embedded metrics and JSON of the code's own are events too.
        var isWhole = logs.TrueForAll(log => !log.MayBeAny && !log.Events.IsEmpty)
            && signals.OfType<LogSignal>().All(one => one.KeepsFields && !one.HasOtherFields)
            && signals.OfType<LogScopeSignal>().All(one => !one.HasOtherFields);
        var owed = template.Operations.Where(operation => !model.LogOf(operation, cancellation).Missing.IsEmpty).Select(operation => model.Names.Phrase(operation.Kind)).Concat(logs.SelectMany(log => log.Missing));
        var events = signals.OfType<LogSignal>().Concat(logs.SelectMany(log => log.Events)).Distinct().ToImmutableArray();
        var scopes = new HashSet<string>(signals.OfType<LogScopeSignal>().SelectMany(one => one.Fields).Select(field => field.Name), StringComparer.Ordinal);
        return new(fields, events, scopes, isWhole, new(owed, StringComparer.Ordinal), template.Operations.Select(operation => model.Names.Phrase(operation.Kind)).OfType<string>(), model);
    }

    /// <summary>Whether an event may have a field; the nearest that is one where not.</summary>
    public bool Has(string field, out string? nearest)
    {
        nearest = null;
        // PAY3001 says on the code that the contract's own fields are lacking.
        if (fields.Contains(field) || owed.Contains(field) || IsWritten(field))
        {
            return true;
        }

        nearest = fields.FirstOrDefault(known => string.Equals(known.Replace("_", ""), field.Replace("_", ""), StringComparison.OrdinalIgnoreCase)) ?? NearMiss.Twin(field, fields);
        return false;
    }

    /// <summary>The words of a message that a phrase misspells, or null.</summary>
    public string? NearestPhrase(string phrase)
    {
        var count = Words(phrase).Length;
        var runs = messages.SelectMany(message => Regex.Split(message, @"\{[^}]*\}", RegexOptions.CultureInvariant)).Select(Words);
        return NearMiss.Misspelt(Joined(phrase), runs.SelectMany(run => Windows(run, count)).Distinct(StringComparer.Ordinal).Select(Joined))?.Replace('_', ' ');

        static string[] Words(string text) => text.Split(new[] { ' ', '\t', '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries);

        // The way names are written that are looked at word by word.
        static string Joined(string text) => text.Replace(' ', '_');

        static IEnumerable<string> Windows(string[] run, int count) =>
            Enumerable.Range(0, Math.Max(0, run.Length - count + 1)).Select(start => string.Join(" ", run.Skip(start).Take(count)).Trim(',', ':', ';', '.', '!', '-')).Where(window => window.IndexOf('_') < 0);
    }

    /// <summary>Whether a phrase is the contract's, and a payment is to log it: there PAY3001 and PAY3004 speak, and the query is right.</summary>
    public bool IsOwed(string phrase) => owed.Contains(phrase);

    /// <summary>Whether a text stands anywhere in the source, be it in a message or in what one is made of.</summary>
    public bool IsWritten(string text) => sources.Value.Any(source => source.IndexOf(text, StringComparison.Ordinal) >= 0);
}
