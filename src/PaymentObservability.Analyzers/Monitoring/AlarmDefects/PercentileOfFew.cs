using System.Collections.Generic;
using System.Text.RegularExpressions;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms on a percentile that do not say what it means of a handful of samples: the p99 of two payments is the slower one.</summary>
internal static class PercentileOfFew
{
    private static readonly Regex Percentile = new(@"^p\d{1,2}(\.\d+)?$", RegexOptions.CultureInvariant);

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm)
    {
        var resource = alarm.Alarm.Resource;

        // CloudWatch takes the policy only beside ExtendedStatistic.
        if (resource.IsWhole && resource.Property("ExtendedStatistic") is { } statistic && resource.Property("EvaluateLowSampleCountPercentile") is null
            && resource.Template.Names.Text(statistic) is { } text && Percentile.IsMatch(text))
        {
            yield return AlarmDefect.Weak(alarm.PlaceOf("ExtendedStatistic"), $"takes the {text} of a handful of samples for one of many. Set EvaluateLowSampleCountPercentile: ignore", TemplateRepair.Put(resource, "EvaluateLowSampleCountPercentile", "ignore"));
        }
    }
}
