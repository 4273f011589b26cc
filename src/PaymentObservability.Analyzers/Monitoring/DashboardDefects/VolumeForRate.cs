using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.DashboardDefects;

/// <summary>Graphs that call themselves a rate and add up ones and zeros: they show how many paid, not what share.</summary>
internal static class VolumeForRate
{
    /// <summary>What is wrong of it, by metric.</summary>
    public static IEnumerable<DashboardDefect> Find(Dashboard dashboard)
    {
        foreach (var widget in dashboard.Widgets.Where(widget => widget.Type == "metric" && widget.Expressions.IsEmpty && widget.Title is not null && SpeaksOfShare(widget.Title)))
        {
            foreach (var metric in widget.Metrics.Where(metric => metric.Statistic == "Sum" && metric.Namespace.Text?.StartsWith("AWS/", StringComparison.Ordinal) == false && metric.Name.Text is { } name && RoleNames.Sense(name) == MetricSense.Success))
            {
                yield return new(metric.Location, $"calls '{widget.Title}' a rate and shows the Sum of '{metric.Name.Text}', which is how many succeeded. Use the Average of the ones and zeros",
                    metric.StatisticLocation is { } place ? TemplateRepair.Rename(place, "Sum", "Average") : null);
            }
        }
    }

    private static bool SpeaksOfShare(string title) => title.IndexOf('%') >= 0 || NameWords.Split(title).Any(word => word is "rate" or "ratio" or "percent" or "percentage" or "share");
}
