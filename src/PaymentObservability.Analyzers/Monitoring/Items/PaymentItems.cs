using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Alarms on what the code itself counts: the only ones that see a payment fail, which to Lambda and to the API is an answer like any other.</summary>
internal static class PaymentItems
{
    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, AlarmedMetrics alarms, GuideAnswers answers)
    {
        if (KindOf(template) is { } kind)
        {
            Ask(GuideItem.PaymentSuccess, alarms.WatchOwn(name => Fills(MetricRole.Outcome, kind, name) || Fills(MetricRole.Failure, kind, name)));
            Ask(GuideItem.PaymentDuration, alarms.WatchOwn(name => Fills(MetricRole.Duration, kind, name)));
            Ask(GuideItem.PaymentUnknown, alarms.WatchOwn(name => Fills(MetricRole.Failure, kind, name)));
            Ask(GuideItem.PaymentNone, alarms.WatchOwn(
                name => Fills(MetricRole.Outcome, kind, name) || Fills(MetricRole.Duration, kind, name),
                alarm => alarm.Comparison?.StartsWith("LessThan", System.StringComparison.Ordinal) != false && alarm.TreatMissingData is null or "breaching"));

            void Ask(string item, bool isThere) => answers.Ask(isThere, PaymentMetricFacts.Add(new GuideGap(item, ""), kind, template, facts.Model));
        }

        if (template.Operations.Any(operation => operation.Kind == PaymentKind.Wallet))
        {
            answers.Ask(
                alarms.WatchOwn(name => Fills(MetricRole.Outcome, PaymentKind.Wallet, name)),
                PaymentMetricFacts.Add(new GuideGap(GuideItem.WalletConnection, ""), PaymentKind.Wallet, template, facts.Model));
        }

        bool Fills(MetricRole role, PaymentKind of, string name) => facts.Model.Contract.Kinds.TryGetValue(of, out var its) && RoleNames.Fills(role, of, name, its, facts.Model.Contract.Strict);
    }

    // Refunds alone are watched as payments are.
    private static PaymentKind? KindOf(PaymentTemplate template) =>
        template.Operations.Any(operation => operation.Kind == PaymentKind.Payment) ? PaymentKind.Payment
        : template.Operations.Any(operation => operation.Kind == PaymentKind.Refund) ? PaymentKind.Refund
        : null;
}
