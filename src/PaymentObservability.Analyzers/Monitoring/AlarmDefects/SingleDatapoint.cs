using System.Collections.Generic;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms on errors and times that go off at one bad period: whoever is woken for one slow minute soon no longer looks.</summary>
internal static class SingleDatapoint
{
    /// <summary>Seconds above which one period is long enough by itself.</summary>
    private const int LongPeriod = 300;

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.IsUpper && alarm.Direct is { Period: <= LongPeriod } metric && IsUsual(metric) && alarm.Alarm.EvaluationPeriods == 1 && alarm.RunsEvery is null)
        {
            yield return AlarmDefect.Weak(alarm.PlaceOf("EvaluationPeriods"), "goes off at one bad period. Set EvaluationPeriods: 3 and DatapointsToAlarm: 2", TemplateRepair.Put(alarm.Alarm.Resource, "EvaluationPeriods", "3").AndPut(alarm.Alarm.Resource, "DatapointsToAlarm", "2"));
        }
    }

    // What is never right, such as a dead letter or a payment whose outcome nobody knows, is worth an alarm the first time.
    private static bool IsUsual(WatchedMetric metric) =>
        PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Errors", "Duration")
        || PaymentAlarm.IsMetric(metric, "AWS/ApiGateway", "4XXError", "5XXError", "4xx", "5xx", "Latency", "IntegrationLatency");
}
