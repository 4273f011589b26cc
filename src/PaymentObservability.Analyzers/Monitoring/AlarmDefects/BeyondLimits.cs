using System.Collections.Generic;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Numbers that CloudWatch refuses, at the deployment and not before. Source: PutMetricAlarm, CloudWatch API reference.</summary>
internal static class BeyondLimits
{
    /// <summary>Seconds that an alarm may look back: a day, and a week where a period is an hour or longer.</summary>
    private const int Day = 86_400, Week = 604_800, Hour = 3_600;

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.Alarm.Period is { } period)
        {
            if (period <= 0 || (period is not (10 or 20 or 30) && period % 60 != 0))
            {
                yield return AlarmDefect.Fatal(alarm.PlaceOf("Period"), $"cannot be deployed: CloudWatch takes a Period of 10, 20 or 30 seconds or of whole minutes, not of {period}");
            }
            else if (alarm.Alarm.EvaluationPeriods is { } periods && (long)period * periods > (period >= Hour ? Week : Day))
            {
                yield return AlarmDefect.Fatal(alarm.PlaceOf("EvaluationPeriods"), $"cannot be deployed: {periods} periods of {period} seconds are longer than the {(period >= Hour ? "week" : "day")} that CloudWatch looks back");
            }
        }

        if (alarm.Alarm.Resource.Property("DatapointsToAlarm") is not null && alarm.Alarm.DatapointsToAlarm is { } needed && alarm.Alarm.EvaluationPeriods is { } looked && needed > looked)
        {
            yield return AlarmDefect.Fatal(alarm.PlaceOf("DatapointsToAlarm"), $"cannot be deployed: of {looked} periods no {needed} can be bad");
        }
    }
}
