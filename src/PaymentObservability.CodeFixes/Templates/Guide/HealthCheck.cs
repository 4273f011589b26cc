using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>What the health check asks and is told.</summary>
/// <param name="Path">Where it answers.</param>
/// <param name="Payload">The format of the requests that its code takes: <c>1.0</c> or <c>2.0</c>; null where any will do.</param>
/// <param name="Variables">Its environment; null where it reads nothing.</param>
/// <param name="Rights">The statement of a policy that lets it ask for its tables; null where it asks for none.</param>
internal sealed record HealthCheck(string Path, string? Payload, MapNode? Variables, MapNode? Rights)
{
    /// <summary>The comment above its function.</summary>
    public const string Comment = HealthAndCanary.Rule + ": answers whether a payment could be taken now";

    /// <summary>What a gap says of it.</summary>
    public static HealthCheck Of(GuideGap gap, TemplateDraft draft)
    {
        // The check asks what any function of the service needs, so that its variables are those of all of them.
        var variables = new MapNode();
        var tables = gap.List("tables").ToList();
        foreach (var name in gap.List("variables"))
        {
            var value = new[] { gap.Target }.Concat(draft.View.Functions).Select(function => draft.View.Property(function, "Environment", "Variables", name)).FirstOrDefault(found => found is not null);
            var target = value is null ? null : TemplateView.Target(value);
            variables.Add(name, NodeReader.Read(value) is { } node ? draft.Guarded(target, node) : null);
            if (target is not null)
            {
                tables.Add(target);
            }
        }

        var asked = new ListNode(tables.Distinct().Where(table => TableAlarms.IsTable(draft.View.Type(table))).Select(table => draft.Guarded(table, CallNode.GetAtt(table, "Arn"))));
        return new(
            gap.Fact("path") ?? "/health",
            gap.Fact("payload"),
            variables.Items.Count == 0 ? null : variables,
            asked.Items.Count == 0 ? null : new MapNode { { "Effect", "Allow" }, { "Action", "dynamodb:DescribeTable" }, { "Resource", asked } });
    }
}
