using System.Collections.Generic;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// The metrics of payments, as the facts of a gap say: <c>namespace</c>, <c>dimensions</c> (<c>Service=shop,Stage=prod</c>; a library's own as well), and each metric's
/// name under its role: <c>success</c>, <c>duration</c>, <c>amount</c>, <c>failure</c>, <c>pending</c>, <c>challenge</c>.
/// </summary>
internal static class PaymentMetrics
{
    /// <summary>The metric of a role; null where the code emits none.</summary>
    public static Metric? Of(GuideGap gap, string role)
    {
        if (gap.Fact("namespace") is not { } space || gap.Fact(role) is not { } name)
        {
            return null;
        }

        return new Metric(space, name, Dimensions(gap));
    }

    /// <summary>The metric of failures of one class.</summary>
    public static Metric? FailuresOf(GuideGap gap, string reasonClass)
    {
        if (Of(gap, "failure") is not { } metric || gap.Fact("reason-dimension") is not { } dimension)
        {
            return null;
        }

        return metric with { Dimensions = new List<(string, TemplateNode)>(metric.Dimensions) { (dimension, reasonClass) } };
    }

    private static List<(string Name, TemplateNode Value)> Dimensions(GuideGap gap)
    {
        var dimensions = new List<(string, TemplateNode)>();
        foreach (var dimension in gap.List("dimensions"))
        {
            var equals = dimension.IndexOf('=');
            if (equals > 0)
            {
                dimensions.Add((dimension.Substring(0, equals), dimension.Substring(equals + 1)));
            }
        }

        return dimensions;
    }
}
