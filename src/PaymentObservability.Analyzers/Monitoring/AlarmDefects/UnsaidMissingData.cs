using System.Collections.Generic;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>
/// Alarms on what is only counted while something happens that do not say what no data means. They change to INSUFFICIENT_DATA with every pause, and
/// look at older and older data instead: one failure at night is an alarm in the morning.
/// </summary>
internal static class UnsaidMissingData
{
    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        // DynamoDB ignores it, and an API's count, a function's calls and a queue are for others to judge.
        if (alarm.IsUpper && alarm.Direct is not null && alarm.Subject is AlarmSubject.Function or AlarmSubject.Api or AlarmSubject.OwnMetric && alarm.Alarm.Resource.Property("TreatMissingData") is null)
        {
            yield return AlarmDefect.Weak(alarm.Alarm.Location, "does not say what no data means, which is the rule between two payments. Set TreatMissingData: notBreaching", TemplateRepair.Put(alarm.Alarm.Resource, "TreatMissingData", "notBreaching"));
        }
    }
}
