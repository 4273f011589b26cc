using System.Collections.Generic;
using System.Globalization;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms on a function that a schedule runs which look at less time than lies between two runs.</summary>
internal static class ShortWindow
{
    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        if (alarm.RunsEvery is not { } every || alarm.Direct is not { } metric || !PaymentAlarm.IsMetric(metric, "AWS/Lambda", "Invocations", "Errors", "Duration", "Throttles")
            || alarm.Window is not { } window || window >= every)
        {
            yield break;
        }

        var (minutes, between) = (Minutes(window), Minutes(every));
        if (alarm.IsLower && alarm.Alarm.TreatMissingData == "breaching")
        {
            yield return AlarmDefect.Fatal(
                alarm.PlaceOf("EvaluationPeriods", "Period"),
                $"goes off between any two runs: it looks at {minutes} and '{alarm.Function!.LogicalId}' runs every {between}. Let Period times EvaluationPeriods be twice that",
                Repair(alarm.Alarm.Resource, every, 2));
        }
        else if (alarm.IsUpper && alarm.Alarm.TreatMissingData == "notBreaching" && alarm.Alarm.DatapointsToAlarm is { } needed && needed > 1)
        {
            // One run at most falls into the window.
            yield return AlarmDefect.Fatal(
                alarm.PlaceOf("DatapointsToAlarm", "EvaluationPeriods"),
                $"can never go off: it needs {needed} bad periods within {minutes}, and '{alarm.Function!.LogicalId}' runs once in {between}. Set EvaluationPeriods: 1, or a Period of {every} seconds",
                Repair(alarm.Alarm.Resource, period: null, 1));
        }
    }

    private static TemplateRepair? Repair(TemplateResource alarm, int? period, int periods)
    {
        if (period is not null && (alarm.Property("Period") is null || period % 60 != 0))
        {
            return null;
        }

        var repair = TemplateRepair.Put(alarm, "EvaluationPeriods", periods.ToString(CultureInfo.InvariantCulture));
        repair = period is { } seconds ? repair.AndPut(alarm, "Period", seconds.ToString(CultureInfo.InvariantCulture)) : repair;
        return alarm.Property("DatapointsToAlarm") is null ? repair : repair.AndPut(alarm, "DatapointsToAlarm", periods.ToString(CultureInfo.InvariantCulture));
    }

    private static string Minutes(int seconds) => seconds % 60 == 0 ? seconds / 60 + (seconds == 60 ? " minute" : " minutes") : seconds + " seconds";
}
