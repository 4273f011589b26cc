using System;
using System.Collections.Immutable;

namespace PaymentObservability.Contract.Reading;

/// <summary>CloudWatch's units. Any other makes it refuse the datum.</summary>
internal static class StandardUnits
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All = ImmutableArray.Create(
        "Count", "Milliseconds", "Seconds", "Microseconds", "None", "Percent",
        "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits",
        "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second",
        "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second");

    /// <summary>The unit as CloudWatch spells it, or null.</summary>
    public static string? Find(string text)
    {
        foreach (var unit in All)
        {
            if (string.Equals(unit, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>Whether durations can be given in it.</summary>
    public static bool IsTime(string unit) => unit is "Milliseconds" or "Seconds" or "Microseconds";
}
