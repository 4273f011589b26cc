using System;
using System.Globalization;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>How long an alarm has to look at a function that a schedule runs, so that the pauses between two runs are not taken for silence.</summary>
/// <param name="Period">Seconds.</param>
/// <param name="Periods">How many of them.</param>
internal sealed record RunWindow(int Period, int Periods)
{
    // Seconds. Source: PutMetricAlarm, limits of Period and of Period times EvaluationPeriods.
    private const int ShortestPeriod = 300, LongestPeriod = 86400, LongestWindow = 604800, LongestWindowOfShortPeriods = 86400, LongPeriod = 3600;

    /// <summary>Seconds between two runs, or null where no schedule says.</summary>
    public static int? Every(GuideGap gap) => int.TryParse(gap.Fact("every"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;

    /// <summary>A window that holds two runs; null where CloudWatch takes none so long.</summary>
    public static RunWindow? Of(int every)
    {
        var period = Math.Min(Math.Max(every, ShortestPeriod), LongestPeriod);
        var periods = Math.Max(2, (int)Math.Ceiling(2.0 * every / period));
        return (long)period * periods <= (period >= LongPeriod ? LongestWindow : LongestWindowOfShortPeriods) ? new(period, periods) : null;
    }

    /// <summary>A time in words: <c>30 minutes</c>, <c>2 days</c>.</summary>
    public static string Words(int seconds)
    {
        var (count, unit) = seconds % 86400 == 0 ? (seconds / 86400, "day") : seconds % 3600 == 0 ? (seconds / 3600, "hour") : (seconds / 60, "minute");
        return count > 1 ? $"{count} {unit}s" : unit == "hour" ? "an hour" : "a " + unit;
    }
}
