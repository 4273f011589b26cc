using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Rules.Metrics;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms on all 4xx answers of an API that asks for payments by x402: each paid call begins with a 402.</summary>
internal static class ChallengeTakenForError
{
    /// <summary>The share of 402 where every challenge is paid; below it an alarm is on for good.</summary>
    private const double PaidShare = 0.5;

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.Subject == AlarmSubject.Api && alarm.IsUpper && alarm.Direct is { Statistic: "Average" } metric && PaymentAlarm.IsMetric(metric, "AWS/ApiGateway", "4XXError", "4xx")
            && alarm.Alarm.Threshold is < PaidShare && alarm.Template.Operations.Any(operation => operation.Kind == PaymentKind.Payment && ChallengeShouldBeCounted.IsX402(operation)))
        {
            yield return AlarmDefect.Fatal(metric.Location, $"is on for good: each x402 payment begins with a 402, which '{metric.Name.Text}' counts. Subtract them: 4xx minus PaymentRequired by metric math");
        }
    }
}
