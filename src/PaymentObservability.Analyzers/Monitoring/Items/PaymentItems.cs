using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Alarms on what the code itself counts: the only ones that see a payment fail, which to Lambda and to the API is an answer like any other.</summary>
internal static class PaymentItems
{
    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, AlarmedMetrics alarms, GuideAnswers answers)
    {
        var isOurs = OfPayments(template, facts.Model);
        if (KindOf(template) is { } kind)
        {
            Ask(GuideItem.PaymentSuccess, alarms.WatchOwn(name => Fills(MetricRole.Outcome, kind, name) || Fills(MetricRole.Failure, kind, name), isOurs));
            Ask(GuideItem.PaymentDuration, alarms.WatchOwn(name => Fills(MetricRole.Duration, kind, name), isOurs));

            // Where the code counts no failures by class there is nothing that an alarm could read: that is for PAY1001 to say, not for the template.
            var unknown = PaymentMetricFacts.Add(new GuideGap(GuideItem.PaymentUnknown, ""), kind, template, facts.Model);
            var isWatched = alarms.WatchOwn(name => Fills(MetricRole.Failure, kind, name), isOurs);
            if (isWatched || (unknown.Fact("failure") is not null && unknown.Fact("reason-dimension") is not null))
            {
                answers.Ask(isWatched, unknown);
            }

            Ask(GuideItem.PaymentNone, alarms.WatchOwn(
                name => Fills(MetricRole.Outcome, kind, name) || Fills(MetricRole.Duration, kind, name),
                isOurs,
                alarm => alarm.Comparison?.StartsWith("LessThan", StringComparison.Ordinal) != false && alarm.TreatMissingData is null or "breaching"));

            void Ask(string item, bool isThere) => answers.Ask(isThere, PaymentMetricFacts.Add(new GuideGap(item, ""), kind, template, facts.Model));
        }

        if (template.Operations.Any(operation => operation.Kind == PaymentKind.Wallet))
        {
            answers.Ask(
                alarms.WatchOwn(name => Fills(MetricRole.Outcome, PaymentKind.Wallet, name), isOurs),
                PaymentMetricFacts.Add(new GuideGap(GuideItem.WalletConnection, ""), PaymentKind.Wallet, template, facts.Model));
        }

        bool Fills(MetricRole role, PaymentKind of, string name) => facts.Model.Contract.Kinds.TryGetValue(of, out var its) && RoleNames.Fills(role, of, name, its, facts.Model.Contract.Strict);
    }

    /// <summary>
    /// Which metrics may be of payments. Where it is known what the code records, these are the ones in its namespaces or the contract's, and those that speak of money: an
    /// alarm on uploads is none on payments.
    /// </summary>
    private static Func<WatchedMetric, bool> OfPayments(PaymentTemplate template, PaymentModel model)
    {
        var recorded = template.Operations.SelectMany(operation => model.MetricsOf(operation, CancellationToken.None).Around.Signals.OfType<MetricSignal>()).ToList();
        if (recorded.Count == 0 || !recorded.TrueForAll(signal => signal.Namespace.IsKnown))
        {
            return _ => true;
        }

        var spaces = new HashSet<string>(recorded.SelectMany(signal => signal.Namespace.Values).Concat(model.Names.Namespaces), StringComparer.Ordinal);
        var names = new PaymentNames(model.Contract.Words);
        return metric => metric.Namespace.Text is not { } space || metric.Name.Text is not { } name || spaces.Contains(space)
            || NameWords.Split(space).Concat(NameWords.Split(name)).Any(word => names.IsMoney(word) || names.IsWallet(word));
    }

    // Refunds alone are watched as payments are.
    private static PaymentKind? KindOf(PaymentTemplate template) =>
        template.Operations.Any(operation => operation.Kind == PaymentKind.Payment) ? PaymentKind.Payment
        : template.Operations.Any(operation => operation.Kind == PaymentKind.Refund) ? PaymentKind.Refund
        : null;
}
