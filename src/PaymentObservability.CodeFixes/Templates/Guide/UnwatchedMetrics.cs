using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// A dashboard of metrics that nothing else reads. Facts: <c>counts</c> and <c>durations</c>, names of metrics. By search, so that they are shown with whatever
/// dimensions they have.
/// </summary>
internal sealed class UnwatchedMetrics : IGuideSection
{
    private const string DashboardType = "AWS::CloudWatch::Dashboard";
    private const string Id = "PaymentMetricsDashboard";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.UnwatchedMetrics };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var body = new DashboardBody(draft.HasLines);
        body.Graph("Recorded, and read by no alarm (sum)", Rows(gap.List("counts"), "Sum", body), width: 12);
        body.Graph("Recorded, and read by no alarm (p95, ms)", Rows(gap.List("durations"), "p95", body), width: 12);
        draft.AddResource(
            Id,
            DashboardType,
            new MapNode { { "DashboardName", CallNode.Sub("${AWS::StackName}-payment-metrics-${AWS::Region}") }, { "DashboardBody", body.Node() } },
            "PAY7003: what the code records and nothing else reads");
    }

    private static IEnumerable<DashboardRow> Rows(IEnumerable<string> names, string statistic, DashboardBody body) =>
        names.Select((name, i) => body.Expression($"SEARCH('MetricName=\"{name}\"', '{statistic}', 300)", "", (statistic == "Sum" ? "count" : "duration") + i));
}
