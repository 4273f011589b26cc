using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms on a function's duration above its timeout: Lambda ends it before.</summary>
internal static class OutOfReach
{
    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.IsUpper && alarm.Function is { Timeouts: { IsEmpty: false } timeouts } function && alarm.Direct is { } metric && PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Duration")
            && metric.Statistic is not ("Sum" or "SampleCount") && alarm.Alarm.Threshold is { } milliseconds && milliseconds > timeouts.Max() * 1000L)
        {
            var timeout = timeouts.Max();
            yield return AlarmDefect.Fatal(alarm.PlaceOf("Threshold"), $"can never go off: Lambda ends '{function.LogicalId}' after {timeout} s, which is {timeout * 1000} ms. Set Threshold: {timeout * 800}, 80 % of it", TemplateRepair.Put(alarm.Alarm.Resource, "Threshold", (timeout * 800).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
