using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Metrics;

/// <summary>PAY1007: the outcome is recorded, the amount is not. A warning where an amount of known unit is in reach, else a suggestion.</summary>
internal sealed class PaymentAmountShouldBeRecorded : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.PaymentAmountShouldBeRecorded);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund)
                || !context.Model.Contract.Kinds.TryGetValue(operation.Kind, out var kind)
                || kind.Metric(MetricRole.Amount) is not { } wanted)
            {
                continue;
            }

            var metrics = context.Model.MetricsOf(operation, context.Cancellation);

            // PAY1001 speaks first; its fix records the amount as well.
            if (metrics.Records(MetricRole.Amount) || kind.Metrics.Any(metric => metric.Required && !metrics.Records(metric.Role)) || !reported.Add(operation.Location))
            {
                continue;
            }

            var amount = AmountFinder.Find(operation, context.Model.Models);
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.PaymentAmountShouldBeRecorded,
                operation.Location,
                amount is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                new[] { OperationFinder.NameOf(operation.Entry.Body.Syntax) },
                ImmutableDictionary<string, string?>.Empty,
                PaymentMustRecordOutcome.NameOf(operation),
                operation.Entry.Name,
                wanted.Name,
                amount is null ? "Record it where it is known, in major units and for success only" : $"Record '{amount.Expression.Replace("$", "the result")}'{(amount.Decimals > 0 ? $" divided by 10^{amount.Decimals}" : "")} when it succeeds"));
        }
    }
}
