using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
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
    private readonly PaymentModel model;

    private readonly HashSet<string> owed;

    private LoggedEvents(HashSet<string> fields, bool isWhole, HashSet<string> owed, PaymentModel model)
    {
        this.owed = owed;
        this.fields = fields;
        this.model = model;
        IsWhole = isWhole;
    }

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
        var owed = template.Operations.Where(operation => !model.LogOf(operation, cancellation).Missing.IsEmpty).Select(operation => model.Names.Phrase(operation.Kind));
        return new(fields, isWhole, new(owed, StringComparer.Ordinal), model);
    }

    /// <summary>Whether an event may have a field; the nearest that is one where not.</summary>
    public bool Has(string field, out string? nearest)
    {
        nearest = null;
        if (fields.Contains(field) || IsWritten(field))
        {
            return true;
        }

        nearest = fields.FirstOrDefault(known => string.Equals(known.Replace("_", ""), field.Replace("_", ""), StringComparison.OrdinalIgnoreCase));
        return false;
    }

    /// <summary>Whether a phrase is the contract's, and a payment is to log it: there PAY3001 and PAY3004 speak, and the query is right.</summary>
    public bool IsOwed(string phrase) => owed.Contains(phrase);

    /// <summary>Whether a text stands anywhere in the source, be it in a message or in what one is made of.</summary>
    public bool IsWritten(string text) => model.RunningTrees.Any(tree => tree.GetText().ToString().IndexOf(text, StringComparison.Ordinal) >= 0);
}
