using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>
/// What the scope that fixes put around an attempt records, and with which libraries: the same whichever rule asks, so that the fixes come to the same in
/// any order.
/// </summary>
internal sealed class AttemptScopes
{
    private static readonly LogLibrary[] ByPreference = { LogLibrary.Microsoft, LogLibrary.Serilog, LogLibrary.Powertools, LogLibrary.PowertoolsVersion1, LogLibrary.Lambda };

    private readonly PaymentModel model;
    private readonly RuleSettings settings;
    private readonly Dictionary<PaymentOperation, LoggerInReach?> loggers = new();
    private readonly Dictionary<PaymentOperation, (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Places)> described = new();
    private LogLibrary? log;

    public AttemptScopes(PaymentModel model)
    {
        this.model = model;
        settings = new RuleSettings(model.Models.Compilation);
    }

    /// <summary>The library that all scopes of the project log with: the best that any of its payments has a logger of, else standard output.</summary>
    public LogLibrary LogLibrary
    {
        get
        {
            if (log is null)
            {
                var found = new HashSet<LogLibrary>(model.Operations.Where(IsAttempt).Select(operation => LoggerOf(operation)?.Library ?? LogLibrary.StandardOutput));
                log = ByPreference.Where(found.Contains).Append(LogLibrary.StandardOutput).First();
            }

            return log.Value;
        }
    }

    /// <summary>What the code itself leaves out of an attempt, a scope can record, and the user has not switched off.</summary>
    public AttemptSignals LeftOut(PaymentOperation operation, CancellationToken cancellation)
    {
        var signals = AttemptSignals.None;
        if (model.Contract.Kinds.TryGetValue(operation.Kind, out var kind))
        {
            var metrics = model.MetricsOf(operation, cancellation);
            signals |= kind.Metrics.Any(metric => metric.Required && !metrics.Records(metric.Role)) ? AttemptSignals.Metrics : AttemptSignals.None;
            signals |= model.Tracing.Library == SpanLibrary.None || kind.Span.Length == 0 || model.TraceOf(operation, cancellation).IsTraced ? AttemptSignals.None : AttemptSignals.Span;
            signals |= model.LogOf(operation, cancellation).Missing.IsEmpty || !CanLog(operation) ? AttemptSignals.None : AttemptSignals.Log;
        }

        return signals & ~SwitchedOff(operation, cancellation);
    }

    private AttemptSignals SwitchedOff(PaymentOperation operation, CancellationToken cancellation)
    {
        var isWallet = operation.Kind == PaymentKind.Wallet;
        return Of(isWallet ? Descriptors.WalletConnectionMustRecordOutcome : Descriptors.PaymentMustRecordOutcome, AttemptSignals.Metrics)
            | Of(Descriptors.PaymentMustBeTraced, AttemptSignals.Span)
            | Of(isWallet ? Descriptors.WalletConnectionMustBeLogged : Descriptors.PaymentOutcomeMustBeLogged, AttemptSignals.Log);

        AttemptSignals Of(DiagnosticDescriptor rule, AttemptSignals signal) =>
            operation.Location.SourceTree is { } tree && settings.IsOff(rule.Id, tree, cancellation) ? signal : AttemptSignals.None;
    }

    /// <summary>The logger to hand to a scope, as text; null where its library needs none or the operation has none of it in reach.</summary>
    public string? Logger(PaymentOperation operation) => LogLibrary switch
    {
        LogLibrary.Microsoft or LogLibrary.Lambda => Own(operation)?.Expression,
        LogLibrary.Serilog when Own(operation) is { } logger => logger.Expression.EndsWith("Serilog.Log", StringComparison.Ordinal) ? logger.Expression + ".Logger" : logger.Expression,
        _ => null,
    };

    /// <summary>What fixes are told of an operation, worked out once however many rules report it.</summary>
    public (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Places) Describe(
        PaymentOperation operation, Func<PaymentOperation, PaymentModel, (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Places)> describe)
    {
        if (!described.TryGetValue(operation, out var found))
        {
            described.Add(operation, found = describe(operation, model));
        }

        return found;
    }

    private static bool IsAttempt(PaymentOperation operation) => operation.Call is not null && operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet;

    private bool CanLog(PaymentOperation operation) => LogLibrary is LogLibrary.StandardOutput or LogLibrary.Powertools or LogLibrary.PowertoolsVersion1 || Own(operation) is not null;

    private LoggerInReach? Own(PaymentOperation operation) => LoggerOf(operation) is { } logger && logger.Library == LogLibrary ? logger : null;

    /// <summary>As the scope sees it, which begins at the verification where there is one.</summary>
    private LoggerInReach? LoggerOf(PaymentOperation operation)
    {
        if (!loggers.TryGetValue(operation, out var logger))
        {
            loggers.Add(operation, logger = operation.Verify is { } verify ? model.LoggerAt(verify.Name) : model.LoggerAt(operation));
        }

        return logger;
    }
}
