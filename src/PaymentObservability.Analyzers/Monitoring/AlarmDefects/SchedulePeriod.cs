using System.Globalization;
using System.Text.RegularExpressions;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>How often a schedule runs: <c>rate(15 minutes)</c>. A cron expression may run at uneven times and tells nothing here.</summary>
internal static class SchedulePeriod
{
    private static readonly Regex Rate = new(@"^\s*rate\(\s*(\d{1,6})\s+(minute|hour|day)s?\s*\)\s*$", RegexOptions.CultureInvariant);

    /// <summary>Seconds between two runs, or null.</summary>
    public static int? Of(string? expression)
    {
        if (expression is null || Rate.Match(expression) is not { Success: true } match)
        {
            return null;
        }

        var unit = match.Groups[2].Value switch { "minute" => 60L, "hour" => 3600L, _ => 86400L };
        var seconds = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * unit;
        return seconds is > 0 and <= int.MaxValue ? (int)seconds : null;
    }
}
