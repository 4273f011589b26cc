using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>A dashboard that shows a payment function or what the code counts; in whichever template it stands.</summary>
internal static class DashboardItems
{
    /// <summary>Asks for it.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, GuideAnswers answers)
    {
        var isShown = facts.Deployment.Dashboards.Any(dashboard => !dashboard.IsReadable || dashboard.Widgets.Any(widget => widget.Metrics.Any(metric => IsOurs(metric, template)) || widget.Expressions.Any(expression => !expression.Searches.IsEmpty)));
        var gap = new GuideGap(GuideItem.Dashboard, "")
            .With("functions", Listed(template.Functions.Select(function => function.LogicalId)))
            .With("apis", Listed(template.Apis.Select(api => api.LogicalId)))
            .With("tables", Listed(template.Tables.Select(table => table.Resource.LogicalId)))
            .With("queues", Listed(template.Queues.Concat(template.DeadLetterQueues).Select(queue => queue.Resource.LogicalId)));
        if (template.Operations.FirstOrDefault(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund) is { } payment)
        {
            gap = PaymentMetricFacts.Add(gap, payment.Kind, template, facts.Model);
        }

        if (template.Operations.Any(operation => operation.Kind == PaymentKind.Wallet))
        {
            var wallet = PaymentMetricFacts.Add(new GuideGap(GuideItem.Dashboard, ""), PaymentKind.Wallet, template, facts.Model);
            gap = gap.With("wallet-namespace", wallet.Fact("namespace")).With("wallet-success", wallet.Fact("success"));
        }

        answers.Ask(isShown, gap);
    }

    private static string Listed(IEnumerable<string> ids) => string.Join(",", ids);

    private static bool IsOurs(WatchedMetric metric, PaymentTemplate template) =>
        metric.Namespace.Text?.StartsWith("AWS/", System.StringComparison.Ordinal) != true
        || template.Functions.Any(function => metric.Namespace.Text == "AWS/Lambda" && metric.Dimension("FunctionName") is { } name && name.Compare(function.Name) != NameComparison.Different);
}
