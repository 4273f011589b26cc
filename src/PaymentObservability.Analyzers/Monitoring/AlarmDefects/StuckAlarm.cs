using System.Collections.Generic;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>
/// Alarms on DynamoDB's events that stay in ALARM for good once they have gone off: CloudWatch ignores missing data of AWS/DynamoDB, whatever
/// TreatMissingData says, and there is data only while something is throttled. Source: PutMetricAlarm, CloudWatch API reference.
/// </summary>
internal static class StuckAlarm
{
    private static readonly string[] Events =
    {
        "ReadThrottleEvents", "WriteThrottleEvents", "ThrottledRequests", "SystemErrors", "UserErrors", "ConditionalCheckFailedRequests", "TransactionConflict",
    };

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.IsUpper && alarm.Direct is { } metric && PaymentAlarm.IsMetric(metric, "AWS/DynamoDB", Events))
        {
            yield return AlarmDefect.Fatal(
                metric.Location,
                $"stays in ALARM for good once it has gone off: CloudWatch ignores missing data of AWS/DynamoDB, whatever TreatMissingData says, and '{metric.Name.Text}' has data only while it happens. Use Metrics with the expression FILL(m1, 0)",
                TemplateRepair.Calculate(alarm.Alarm.Resource, "FILL(m1, 0)"));
        }
    }
}
