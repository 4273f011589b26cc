using System.Collections.Generic;
using System.Globalization;
using PaymentObservability.Deployment.Repairs;

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
                yield return AlarmDefect.Fatal(alarm.PlaceOf("Period"), $"cannot be deployed: CloudWatch takes a Period of 10, 20 or 30 seconds or of whole minutes, not of {period}",
                    alarm.Alarm.Resource.Property("Period") is null ? null : Put(alarm, "Period", period <= 0 ? 60 : (period / 60 * 60) + (period % 60 == 0 ? 0 : 60)));
            }
            else if (alarm.Alarm.EvaluationPeriods is { } periods && (long)period * periods > (period >= Hour ? Week : Day))
            {
                yield return AlarmDefect.Fatal(alarm.PlaceOf("EvaluationPeriods"), $"cannot be deployed: {periods} periods of {period} seconds are longer than the {(period >= Hour ? "week" : "day")} that CloudWatch looks back",
                    Fewer(alarm, (period >= Hour ? Week : Day) / period));
            }
        }

        if (alarm.Alarm.Resource.Property("DatapointsToAlarm") is not null && alarm.Alarm.DatapointsToAlarm is { } needed && alarm.Alarm.EvaluationPeriods is { } looked && needed > looked)
        {
            yield return AlarmDefect.Fatal(alarm.PlaceOf("DatapointsToAlarm"), $"cannot be deployed: of {looked} periods no {needed} can be bad", Put(alarm, "DatapointsToAlarm", looked));
        }
    }

    private static TemplateRepair Put(PaymentAlarm alarm, string property, int value) => TemplateRepair.Put(alarm.Alarm.Resource, property, value.ToString(CultureInfo.InvariantCulture));

    private static TemplateRepair Fewer(PaymentAlarm alarm, int periods) =>
        alarm.Alarm.Resource.Property("DatapointsToAlarm") is not null && alarm.Alarm.DatapointsToAlarm > periods
            ? Put(alarm, "EvaluationPeriods", periods).AndPut(alarm.Alarm.Resource, "DatapointsToAlarm", periods.ToString(CultureInfo.InvariantCulture))
            : Put(alarm, "EvaluationPeriods", periods);
}
