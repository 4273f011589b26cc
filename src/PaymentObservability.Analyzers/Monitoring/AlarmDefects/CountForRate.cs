using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms that say "more than 5 %" and count: five errors are none of a million calls, and all of five.</summary>
internal static class CountForRate
{
    private static readonly Regex Percentage = new(@"(?<![\w.])(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.Direct is { Statistic: "Sum" or "SampleCount" } metric && alarm.Subject != AlarmSubject.Table && alarm.Alarm.Threshold is { } threshold && alarm.Alarm.Description?.Text is { } description
            && Percentage.Matches(description).Cast<Match>().Any(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) == threshold))
        {
            yield return AlarmDefect.Fatal(
                alarm.PlaceOf("Statistic"),
                $"speaks of {threshold.ToString(CultureInfo.InvariantCulture)} % and counts '{metric.Name.Text}'. Use Metrics with an expression such as IF(calls > 0, 100 * failed / calls, 0)",
                metric.Statistic == "Sum" && Whole(metric) is { } whole ? TemplateRepair.Calculate(alarm.Alarm.Resource, "IF(m2 > 0, 100 * m1 / m2, 0)", whole) : null);
        }
    }

    /// <summary>The metric that it is a part of: calls of a function, requests of an API.</summary>
    private static string? Whole(WatchedMetric metric) =>
        PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Errors", "Throttles") ? "Invocations"
        : PaymentAlarm.IsMetric(metric, "AWS/ApiGateway", "4XXError", "5XXError", "4xx", "5xx") ? "Count"
        : null;
}
