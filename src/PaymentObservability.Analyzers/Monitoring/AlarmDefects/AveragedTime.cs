using System.Collections.Generic;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms on the average of a time: one payment in twenty may take half a minute and the average stays where it is.</summary>
internal static class AveragedTime
{
    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.IsUpper && alarm.Direct is { Statistic: "Average" } metric && IsTime(metric))
        {
            var percentile = alarm.Subject == AlarmSubject.Function ? "p99" : "p95";
            yield return AlarmDefect.Fatal(alarm.PlaceOf("Statistic"), $"does not see slow payments among fast ones: it looks at the average of '{metric.Name.Text}'. Use ExtendedStatistic: {percentile}", Repair(alarm, metric, percentile));
        }
    }

    // CloudWatch takes the policy on few samples only beside ExtendedStatistic.
    private static TemplateRepair? Repair(PaymentAlarm alarm, WatchedMetric metric, string percentile) =>
        alarm.Alarm.Resource.Property("Statistic") is { } own ? WithPolicy(TemplateRepair.Swap(alarm.Alarm.Resource, "Statistic", "ExtendedStatistic", percentile), alarm.Alarm.Resource)
        : metric.StatisticLocation is { } place ? TemplateRepair.Rename(place, "Average", percentile) : null;

    private static TemplateRepair WithPolicy(TemplateRepair repair, TemplateResource alarm) =>
        alarm.Property("EvaluateLowSampleCountPercentile") is null ? repair.AndPut(alarm, "EvaluateLowSampleCountPercentile", "ignore") : repair;

    /// <summary>Whether a metric is a time.</summary>
    public static bool IsTime(WatchedMetric metric) =>
        PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Duration")
        || PaymentAlarm.IsMetric(metric, "AWS/ApiGateway", "Latency", "IntegrationLatency")
        || (metric.Namespace.Text?.StartsWith("AWS/", System.StringComparison.Ordinal) == false && metric.Name.Text is { } name && RoleNames.Sense(name) == MetricSense.Duration);
}
