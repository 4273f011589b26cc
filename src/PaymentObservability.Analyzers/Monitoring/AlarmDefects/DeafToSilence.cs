using System.Collections.Generic;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>
/// Alarms that are to go off where nothing happens any more and cannot: a function that is not called and an API that is not asked have no data at
/// all, no zero.
/// </summary>
internal static class DeafToSilence
{
    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (!alarm.IsLower || alarm.Direct is not { } metric || !Counts(alarm, metric) || alarm.Alarm.TreatMissingData is not { } treatment || treatment == "breaching")
        {
            yield break;
        }

        // INSUFFICIENT_DATA may be what tells.
        if (treatment == "missing" && alarm.Alarm.Resource.Property("InsufficientDataActions") is not null)
        {
            yield break;
        }

        if (IsBelowOne(alarm.Alarm))
        {
            yield return AlarmDefect.Fatal(
                alarm.PlaceOf("TreatMissingData"),
                $"can never go off: '{metric.Name.Text}' has no data where nothing happens, and no data means '{treatment}' to it. Set TreatMissingData: breaching",
                TemplateRepair.Put(alarm.Alarm.Resource, "TreatMissingData", "breaching"));
        }
        else if (alarm.RunsEvery is not null)
        {
            yield return AlarmDefect.Fatal(
                alarm.PlaceOf("TreatMissingData"),
                $"does not go off where '{alarm.Function!.LogicalId}' no longer runs: then there is no data, and no data means '{treatment}' to it. Set TreatMissingData: breaching",
                TemplateRepair.Put(alarm.Alarm.Resource, "TreatMissingData", "breaching"));
        }
    }

    private static bool Counts(PaymentAlarm alarm, WatchedMetric metric) =>
        (PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Invocations") && metric.Statistic is "Sum" or "SampleCount")
        || (PaymentAlarm.IsMetric(metric, "AWS/ApiGateway", "Count") && metric.Statistic is "Sum" or "SampleCount")
        || (alarm.Subject == AlarmSubject.OwnMetric && metric.Statistic == "SampleCount");

    private static bool IsBelowOne(Alarm alarm) =>
        alarm.Threshold is { } threshold && (alarm.Comparison == "LessThanThreshold" ? threshold <= 1 : threshold < 1);
}
