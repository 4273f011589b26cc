using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;
using PaymentObservability.Rules.Metrics;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Logging;

/// <summary>
/// PAY3003: a catch around an attempt swallows the failure, logs it without the exception, or logs it below error level. Where the operation logs nothing at
/// all, PAY3001 speaks alone; where it logs no outcome, this is a suggestion beside that warning.
/// </summary>
internal sealed class FailureMustBeLogged : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.FailureMustBeLogged);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet) || !context.Model.Contract.Kinds.ContainsKey(operation.Kind))
            {
                continue;
            }

            var log = context.Model.LogOf(operation, context.Cancellation);
            if (log.IsSilent)
            {
                continue;
            }

            foreach (var lost in context.Model.LostFailuresOf(operation, context.Cancellation))
            {
                if (reported.Add(lost.Clause))
                {
                    Report(operation, lost, log.Missing.IsEmpty ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, context);
                }
            }
        }
    }

    private static void Report(PaymentOperation operation, LostFailure lost, DiagnosticSeverity severity, RuleContext context)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FixProperties.Loss, lost.Loss.ToString())
            .Add(FixProperties.LogText, TextOf(operation.Kind));
        if (context.Model.LoggerAt(lost.Clause.Block) is { } logger)
        {
            properties = properties
                .Add(FixProperties.Logger, logger.Expression)
                .Add(FixProperties.LogLibrary, logger.Library.ToString())
                .Add(FixProperties.LoggerMayBeNull, logger.MayBeNull ? "true" : "false");
        }

        context.Report(Diagnostic.Create(
            PaymentObservability.Descriptors.FailureMustBeLogged,
            (lost.Log?.Syntax.GetLocation()) ?? lost.Clause.CatchKeyword.GetLocation(),
            severity,
            new[] { lost.Clause.CatchKeyword.GetLocation(), operation.Location },
            properties,
            MessageOf(lost, PaymentMustRecordOutcome.NameOf(operation))));
    }

    private static string MessageOf(LostFailure lost, string call) => lost.Loss switch
    {
        FailureLoss.Everything => $"This catch around '{call}' keeps the failure to itself. Log it as an error with the exception, or let it pass.",
        FailureLoss.Exception => $"This log of a failure of '{call}' leaves the exception out: its type and stack are lost. Pass the exception itself.",
        _ => $"This failure of '{call}' is logged as {(lost.Log?.Severity ?? LogSeverity.Information).ToString().ToLowerInvariant()}. Log it as an error, or nobody who looks for errors sees it.",
    };

    /// <summary>What the event is called; for a query, not a sentence.</summary>
    private static string TextOf(PaymentKind kind) => kind switch
    {
        PaymentKind.Refund => "Refund failed",
        PaymentKind.Wallet => "Wallet connection failed",
        _ => "Payment failed",
    };
}
