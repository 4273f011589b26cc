using System.Collections.Generic;
using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>One metric of CloudWatch.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its dimensions, all of them: CloudWatch takes no part of a set.</param>
internal sealed record Metric(TemplateNode Namespace, string Name, IReadOnlyList<(string Name, TemplateNode Value)> Dimensions)
{
    /// <summary>A metric with one dimension.</summary>
    public static Metric Of(TemplateNode @namespace, string name, string dimension, TemplateNode value) => new(@namespace, name, new[] { (dimension, value) });

    /// <summary>The dimensions as a template lists them; null where there are none.</summary>
    public TemplateNode? DimensionList()
    {
        var list = new ListNode { IsInline = true };
        foreach (var (name, value) in Dimensions)
        {
            list.Add(MapNode.Inline(("Name", name), ("Value", value)));
        }

        return list.Items.Count == 0 ? null : list;
    }

    /// <summary>The metric as a part of metric math. On one line, since an alarm may have ten of them.</summary>
    public MapNode Part(string id, string statistic, TemplateNode period) => MapNode.Inline(("Id", id), ("ReturnData", false), ("MetricStat", Statistic(statistic, period)));

    /// <summary>The metric with a statistic and a period of seconds.</summary>
    public MapNode Statistic(string statistic, TemplateNode period) =>
        MapNode.Inline(("Metric", MapNode.Inline(("Namespace", Namespace), ("MetricName", Name), ("Dimensions", DimensionList()))), ("Period", period), ("Stat", statistic));
}
