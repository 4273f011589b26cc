using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Monitoring.AlarmDefects;

namespace PaymentObservability.Monitoring.DashboardDefects;

/// <summary>Graphs with milliseconds and counts on one axis: next to 3000 ms nobody sees 5 errors.</summary>
internal static class MixedAxis
{
    /// <summary>What is wrong of it, by widget.</summary>
    public static IEnumerable<DashboardDefect> Find(Dashboard dashboard)
    {
        foreach (var widget in dashboard.Widgets.Where(widget => widget.Type == "metric" && widget.Expressions.IsEmpty))
        {
            var shown = widget.Metrics.Where(metric => metric.IsReturned && metric.Name.Text is not null).ToList();
            if (shown.FirstOrDefault(IsTime) is { } time && shown.FirstOrDefault(IsCount) is { } count)
            {
                yield return new(widget.Location, $"draws '{time.Name.Text}' in milliseconds and '{count.Name.Text}' as a count on one axis, where the smaller one is a flat line. Give the times a widget of their own, or yAxis: right");
            }
        }
    }

    private static bool IsTime(WatchedMetric metric) => metric.Statistic is not ("SampleCount" or null) && AveragedTime.IsTime(metric);

    private static bool IsCount(WatchedMetric metric) =>
        PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Invocations", "Errors", "Throttles")
        || PaymentAlarm.IsMetric(metric, "AWS/ApiGateway", "Count", "4XXError", "5XXError", "4xx", "5xx")
        || (metric.Namespace.Text?.StartsWith("AWS/", StringComparison.Ordinal) == false && metric.Statistic is "Sum" or "SampleCount"
            && RoleNames.Sense(metric.Name.Text!) is MetricSense.Success or MetricSense.Failure or MetricSense.Either or MetricSense.Pending or MetricSense.Challenge);
}
