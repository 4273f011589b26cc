using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Logging;

/// <summary>
/// PAY3002: a log around a payment builds its text by itself, so that no query can filter or group by what is in it. One report a method. A warning on logs
/// of outcomes and failures, unless PAY3001 or PAY3003 warns there already.
/// </summary>
internal sealed class LogShouldKeepFields : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.LogShouldKeepFields);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var model = context.Model;
        var secrets = new SecretNames(model.Contract);
        var defects = model.PaymentSignals(context.Cancellation).OfType<LogSignal>()
            .Select(signal => (Signal: signal, Defect: LogDefects.Of(signal)))
            .Where(pair => pair.Defect is not null)
            .GroupBy(pair => CodeBodies.Enclosing(pair.Signal.Syntax));
        HashSet<SyntaxNode>? judged = null;
        foreach (var method in defects)
        {
            var logs = method.ToList();
            judged ??= JudgedElsewhere(context);
            var worst = logs.FirstOrDefault(log => TellsOutcome(log.Signal) && !judged.Contains(log.Signal.Syntax));
            var severity = worst.Signal is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
            var (signal, defect) = worst.Signal is null ? logs[0] : worst;
            var fixable = logs.Where(log => !MayHoldSecret(log.Signal, secrets)).Select(log => log.Signal.MessageSource!.Syntax.GetLocation()).ToList();
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.LogShouldKeepFields,
                signal.MessageSource!.Syntax.GetLocation(),
                severity,
                fixable,
                fixable.Count == 0 ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Fixable, "true").Add(FixProperties.FieldNames, string.Join(",", FieldNames(model.Contract))),
                defect,
                logs.Count == 1 ? "" : logs.Count == 2 ? " So does one more log of this method." : $" So do {logs.Count - 1} more logs of this method."));
        }
    }

    /// <summary>What the contract calls its fields, for the fix to spell them so.</summary>
    private static IEnumerable<string> FieldNames(PaymentContract contract) => contract.Kinds.Values.SelectMany(kind => kind.LogFields).Distinct().OrderBy(name => name, System.StringComparer.Ordinal);

    /// <summary>The log calls for which another rule of logs warns already.</summary>
    private static HashSet<SyntaxNode> JudgedElsewhere(RuleContext context)
    {
        var judged = new HashSet<SyntaxNode>();
        foreach (var operation in context.Model.Operations.Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet))
        {
            var log = context.Model.LogOf(operation, context.Cancellation);
            if (!log.Missing.IsEmpty)
            {
                judged.UnionWith(log.Events.Select(signal => signal.Syntax));
            }

            foreach (var lost in context.Model.LostFailuresOf(operation, context.Cancellation))
            {
                if (lost.Log is { } falling)
                {
                    judged.Add(falling.Syntax);
                }
            }
        }

        return judged;
    }

    private static bool TellsOutcome(LogSignal signal) =>
        signal.Severity >= LogSeverity.Error || signal.Exception is not null || signal.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>() is not null || LogFieldNames.TellsOutcome(TextOf(signal.Syntax));

    /// <summary>The words of the call's texts, holes left out.</summary>
    private static string TextOf(SyntaxNode call) => string.Join(" ", call.DescendantTokens().Where(token => token.Parent is LiteralExpressionSyntax or InterpolatedStringTextSyntax).Select(token => token.ValueText));

    private static bool MayHoldSecret(LogSignal signal, SecretNames secrets) => signal.Syntax.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => secrets.Find(name.Identifier.ValueText) is not null);
}
