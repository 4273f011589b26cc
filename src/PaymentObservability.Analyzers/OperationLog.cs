using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>What one operation logs, in the contract's terms.</summary>
internal sealed class OperationLog
{
    private readonly KindContract? kind;
    private readonly bool strict;
    private readonly ImmutableArray<LogField> scopes;

    private OperationLog(KindContract? kind, bool strict, ImmutableArray<LogSignal> events, ImmutableArray<LogField> scopes, bool mayBeAny)
    {
        this.kind = kind;
        this.strict = strict;
        this.scopes = scopes;
        Events = events;
        MayBeAny = mayBeAny;
        Missing = mayBeAny ? ImmutableArray<string>.Empty : FindMissing();
    }

    /// <summary>The events around the money call, in no particular order. A helper's stands once for each text that it is given.</summary>
    public ImmutableArray<LogSignal> Events { get; }

    /// <summary>Whether there may be an event, or a field of one, that cannot be seen.</summary>
    public bool MayBeAny { get; }

    /// <summary>
    /// The fields of the contract that the best outcome event lacks; for a kind without fields its phrase, where no event speaks of it. Empty where nothing
    /// is missing.
    /// </summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Whether nothing at all is logged.</summary>
    public bool IsSilent => Events.IsEmpty && !MayBeAny;

    /// <summary>Whether a duration is logged, but as a text: formatted, with its unit, or a <c>TimeSpan</c>.</summary>
    public bool HasDurationAsText { get; private set; }

    /// <summary>Looks around an operation.</summary>
    public static OperationLog Of(PaymentOperation operation, PaymentModel model, CancellationToken cancellation)
    {
        var around = model.MetricsOf(operation, cancellation).Around;
        var given = new GivenMessages(model.Graph, operation.Entry.Receiver, around.Calls, new LogContentReader(model.Dialects.Reader));
        var events = ImmutableArray.CreateBuilder<LogSignal>();
        var any = around.Calls.Any(call => MayLog(call, operation, model));
        foreach (var signal in around.Signals.OfType<LogSignal>().Distinct())
        {
            any |= !given.Add(signal, events);
        }

        var scopes = around.Signals.OfType<LogScopeSignal>().ToList();
        any |= events.Any(signal => signal.HasOtherFields) || (events.Count > 0 && scopes.Any(scope => scope.HasOtherFields));
        model.Contract.Kinds.TryGetValue(operation.Kind, out var kind);
        return new OperationLog(kind, model.Contract.Strict, events.ToImmutable(), scopes.SelectMany(scope => scope.Fields).ToImmutableArray(), any);
    }

    /// <summary>Whether a call that cannot be followed may log.</summary>
    internal static bool MayLog(CallSite call, PaymentOperation operation, PaymentModel model)
    {
        var hasSource = !model.Graph.Callees(call, operation.Entry.Receiver).IsEmpty;
        if (!hasSource && (call.Target is null || call.Operation is IInvalidOperation))
        {
            return (ExternalCalls.OfUnresolved(call.Operation) & TelemetryKinds.Logs) != 0;
        }

        return call.Target is not null && (hasSource ? model.Externals.DeclaredLogs(call.Target) : model.Externals.Logs(call.Target)).IsPossible;
    }

    private ImmutableArray<string> FindMissing()
    {
        if (kind is null)
        {
            return ImmutableArray<string>.Empty;
        }

        if (kind.LogFields.IsEmpty)
        {
            return kind.LogPhrase.Length == 0 || Events.Any(SpeaksOfIt) ? ImmutableArray<string>.Empty : ImmutableArray.Create(kind.LogPhrase);
        }

        ImmutableArray<string>? best = null;
        foreach (var signal in Events)
        {
            var lacking = Lacking(signal);
            if (best is null || lacking.Length < best.Value.Length)
            {
                best = lacking;
            }
        }

        return best ?? kind.LogFields;
    }

    private bool SpeaksOfIt(LogSignal signal) => signal.Message.Values.IsEmpty
        || signal.Message.Values.Any(text => text.IndexOf(kind!.LogPhrase, strict ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase) >= 0
            || (!strict && (kind.Kind == PaymentKind.Wallet ? LogFieldNames.TellsConnection(text) : LogFieldNames.TellsOutcome(text))));

    /// <summary>What one event lacks. What only failures have, their reason, may be told by another event.</summary>
    private ImmutableArray<string> Lacking(LogSignal signal)
    {
        var lacking = ImmutableArray.CreateBuilder<string>();
        foreach (var wanted in kind!.LogFields)
        {
            if (!Carries(signal, wanted) && !(wanted == "reason" && !strict && Events.Any(TellsReason)) && !(wanted == "outcome" && !strict && IsOneOfTwo(signal)))
            {
                lacking.Add(wanted);
            }
        }

        // A query finds the event by its phrase.
        if (strict && kind.LogPhrase.Length > 0 && !signal.Message.Values.IsEmpty && !SpeaksOfIt(signal))
        {
            lacking.Add("\"" + kind.LogPhrase + "\"");
        }

        return lacking.ToImmutable();
    }

    private bool Carries(LogSignal signal, string wanted)
    {
        foreach (var field in signal.Fields.AddRange(scopes))
        {
            if (!LogFieldNames.Fills(wanted, field.Name, strict))
            {
                continue;
            }

            if (wanted != LogFieldNames.Duration || IsNumber(field, signal.Dialect))
            {
                return true;
            }

            HasDurationAsText = true;
        }

        return false;
    }

    private bool TellsReason(LogSignal signal) => signal.Exception is not null || signal.Fields.Any(field => LogFieldNames.Fills("reason", field.Name, strict));

    /// <summary>A success and a failure may have an event each, told apart by their messages.</summary>
    private bool IsOneOfTwo(LogSignal signal) => signal.Message.Values.Any(LogFieldNames.TellsOutcome)
        && Events.Any(other => other.Severity >= LogSeverity.Warning || other.Message.Values.Any(LogFieldNames.TellsFailure));

    /// <summary>Whether it is written as a number that a query can average; what cannot be told may be.</summary>
    private static bool IsNumber(LogField field, string dialect)
    {
        // Powertools writes a formatted number as a number again; the others write a text.
        if (field.Format is not null && dialect != "Powertools Logging")
        {
            return false;
        }

        var type = field.Value?.Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is null or { TypeKind: TypeKind.Dynamic or TypeKind.TypeParameter or TypeKind.Error }
            || type.SpecialType is SpecialType.System_Object or (>= SpecialType.System_SByte and <= SpecialType.System_Double);
    }
}
