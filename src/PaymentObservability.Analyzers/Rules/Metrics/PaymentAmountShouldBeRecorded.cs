using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

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
            if ((metrics.Records(MetricRole.Amount) && !LeavesAmountOut(operation, context.Model)) || kind.Metrics.Any(metric => metric.Required && !metrics.Records(metric.Role)) || !reported.Add(operation.Location))
            {
                continue;
            }

            var amount = AmountFinder.Find(operation, context.Model.Models);
            var record = amount is null ? null : SuccessRecord(operation, metrics, context.Model);
            var entry = OperationFinder.NameOf(operation.Entry.Body.Syntax);
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.PaymentAmountShouldBeRecorded,
                operation.Location,
                amount is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                record is null ? new[] { entry } : new[] { record.GetLocation(), entry },
                record is null ? ImmutableDictionary<string, string?>.Empty : Properties(amount!, wanted.Name),
                PaymentMustRecordOutcome.NameOf(operation),
                operation.Entry.Name,
                wanted.Name,
                amount is null ? "Record it where it is known, in major units and for success only" : $"Record '{amount.Expression.Replace("$", "the result")}'{(amount.Decimals > 0 ? $" divided by 10^{amount.Decimals}" : "")} when it succeeds"));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(Amount amount, string name)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FixProperties.Fixable, "true")
            .Add(FixProperties.NewName, name)
            .Add(FixProperties.Amount, amount.Expression)
            .Add(FixProperties.AmountDecimals, amount.Decimals.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return amount.Currency is null ? properties : properties.Add(FixProperties.Currency, amount.Currency);
    }

    /// <summary>Where the money call's own body records that it succeeded: the fix adds the amount there. Null where no single place does.</summary>
    private static SyntaxNode? SuccessRecord(PaymentOperation operation, OperationMetrics metrics, PaymentModel model)
    {
        var facts = model.Graph.Facts.For(operation.Body);
        var decided = facts.Calls.Where(call => call.Target is { ContainingType.Name: "PaymentAttempt", Name: "Complete" or "Succeeded" }).Select(call => call.Operation.Syntax);
        var recorded = facts.Signals.OfType<MetricSignal>()
            .Where(metric => metric.Name.Single is { } name && metrics.Fills(MetricRole.Outcome, name) && metric.Value?.ConstantValue is { HasValue: true, Value: 1 or 1L or 1d or 1f })
            .Select(metric => metric.Syntax);
        var places = decided.Concat(recorded).Where(place => operation.Site is not null && place.SpanStart > operation.Site.Syntax.SpanStart && !Branches.AreExclusive(place, operation.Site.Syntax)).Distinct().ToList();
        return places.Count == 1 ? places[0] : null;
    }

    /// <summary>
    /// The type that the fix of PAY1001 adds can record an amount, which proves nothing of this operation: where none was in reach, the fix passed none.
    /// </summary>
    private static bool LeavesAmountOut(PaymentOperation operation, PaymentModel model)
    {
        var decided = model.Graph.Facts.For(operation.Body).Calls
            .Where(call => call.Target is { ContainingType.Name: "PaymentAttempt", Name: "Complete" or "Succeeded" } && (operation.Site is null || !Branches.AreExclusive(call.Syntax, operation.Site.Syntax)))
            .Select(call => call.Operation)
            .OfType<IInvocationOperation>()
            .ToList();
        return decided.Count > 0 && !decided.Any(call => call.Arguments.Any(argument => argument.Parameter?.Name == "amount" && argument.ArgumentKind == ArgumentKind.Explicit));
    }
}
