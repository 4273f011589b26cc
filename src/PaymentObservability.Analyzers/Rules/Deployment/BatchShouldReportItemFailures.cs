using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Monitoring;
using PaymentObservability.Monitoring.Retries;

namespace PaymentObservability.Rules.Deployment;

/// <summary>
/// PAY6016: what makes a payment twice. A batch whose failed messages are not told apart comes again as a whole; a charge that Lambda tries again has
/// no idempotency key. The first is reported in the template, at the event source; the second on the code, at the charge.
/// </summary>
internal sealed class BatchShouldReportItemFailures : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.BatchShouldReportItemFailures);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var template in context.Templates)
        {
            foreach (var function in template.Functions)
            {
                var entries = new HashSet<EntryPoint>(PaymentFunctions.EntriesOf(function, context.Model, context.ProjectFolder));
                var operations = template.Operations.Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund && entries.Contains(operation.Entry)).ToList();
                if (operations.Count > 0)
                {
                    JudgeBatches(function, entries, operations[0], context);
                    JudgeCharges(function, operations, reported, context);
                }
            }
        }
    }

    private static void JudgeBatches(DeployedFunction function, HashSet<EntryPoint> entries, PaymentOperation operation, RuleContext context)
    {
        foreach (var (source, size) in BatchResponses.FailingTogether(function))
        {
            // What the code answers is thrown away: the messages that failed are deleted with the others.
            var isLost = entries.Any(BatchResponses.TellsThemApart);
            context.ReportInFile(
                PaymentObservability.Descriptors.BatchShouldReportItemFailures,
                isLost ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                source.Location,
                operation,
                isLost
                    ? $"The code of '{function.LogicalId}' tells which messages failed, and nobody listens: they are deleted with the others. Add FunctionResponseTypes: [ReportBatchItemFailures] to '{source.Key.Value}'."
                    : $"'{source.Key.Value}' brings up to {size} messages at a time to '{function.LogicalId}', which cannot tell those that fail: all come again, with payments that were made already, or the failed ones are lost. Add FunctionResponseTypes: [ReportBatchItemFailures], and let the code tell which failed.");
        }
    }

    private static void JudgeCharges(DeployedFunction function, List<PaymentOperation> operations, HashSet<Location> reported, RuleContext context)
    {
        if (function.Events.FirstOrDefault(source => RetriedSources.BringsAgain(source, function)) is not { } source)
        {
            return;
        }

        foreach (var operation in operations.Where(operation => IdempotencyKeys.IsMissing(operation, context.Model)))
        {
            if (reported.Add(operation.Location))
            {
                context.Report(Diagnostic.Create(
                    PaymentObservability.Descriptors.BatchShouldReportItemFailures,
                    operation.Location,
                    $"'{operation.Call!.Name}' charges without an idempotency key, and '{source.Key.Value}' tries '{function.LogicalId}' again where it fails: the payer may pay twice. Give it RequestOptions with an IdempotencyKey made of the order."));
            }
        }
    }
}
