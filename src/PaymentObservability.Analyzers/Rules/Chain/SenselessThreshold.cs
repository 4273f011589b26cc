using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Monitoring;
using PaymentObservability.Monitoring.AlarmDefects;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// Alarms whose threshold the recorded numbers never cross, or are always beyond: the Average of ones and zeros is the rate, from 0 to 1; their Sum is how many; the
/// Average of a counter is always one.
/// </summary>
internal sealed class SenselessThreshold
{
    private readonly EmittedMetrics emitted;
    private readonly DeploymentModel deployment;
    private readonly ValueOrigins origins;

    public SenselessThreshold(PaymentModel model, EmittedMetrics emitted)
    {
        this.emitted = emitted;
        deployment = model.Deployment;
        origins = model.Dialects.Reader.Origins;
    }

    /// <summary>What is wrong with it; null where nothing is, or nobody can tell.</summary>
    public ChainFault? Of(Alarm alarm, PaymentTemplate template)
    {
        var seen = new PaymentAlarm(alarm, template, AlarmSubject.OwnMetric, null);
        if (seen.Direct is not { Name.Text: { } name, Statistic: { } statistic } metric || alarm.Threshold is not { } threshold || alarm.Comparison is not { } comparison || CountForRate.Find(seen).Any())
        {
            return null;
        }

        var sources = MetricSources.Of(name, emitted, deployment);
        if (sources.IsEmpty || sources.MayBeOthers || !sources.Filters.IsEmpty || RecordedValues.Of(sources.Places, origins) is not { } values)
        {
            return null;
        }

        var reason = IsOutcome(values) && RateOf(statistic, comparison, threshold) is { } mistake ? mistake : OfRange(statistic, values, comparison, threshold, alarm.TreatMissingData);
        var (place, text, replacement) = reason ?? default;
        return text is null
            ? null
            : new(seen.PlaceOf(place, "Threshold"), text, replacement is null ? null : TemplateRepair.Put(alarm.Resource, place, replacement));
    }

    private static bool IsOutcome(ImmutableSortedSet<double> values) => values.SequenceEqual(new double[] { 0, 1 });

    /// <summary>A share that the statistic is no share of: the Sum or a percentile of ones and zeros below 0.95.</summary>
    private static (string Place, string Text, string? Replacement)? RateOf(string statistic, string comparison, double threshold) =>
        threshold is > 0.5 and < 1 && comparison is "LessThanThreshold" or "LessThanOrEqualToThreshold"
            ? statistic switch
            {
                "Sum" => ("Statistic", $"it is recorded as 0 and 1, whose Sum is how many and never a share such as {Show(threshold)}; the Average is the rate", "Average"),
                _ when IsPercentile(statistic) => ("ExtendedStatistic", $"it is recorded as 0 and 1, and {statistic} of those is 0 or 1, never a share such as {Show(threshold)}; the Average is the rate", null),
                _ => null,
            }
            : null;

    /// <summary>A threshold outside of what the statistic can be.</summary>
    private static (string Place, string Text, string? Replacement)? OfRange(string statistic, ImmutableSortedSet<double> values, string comparison, double threshold, string? missing)
    {
        if (statistic is not ("Average" or "Minimum" or "Maximum") && !IsPercentile(statistic))
        {
            return null;
        }

        var (low, high) = (values.Min, values.Max);
        var (never, always) = comparison switch
        {
            "GreaterThanThreshold" => (high <= threshold, low > threshold),
            "GreaterThanOrEqualToThreshold" => (high < threshold, low >= threshold),
            "LessThanThreshold" => (low >= threshold, high < threshold),
            "LessThanOrEqualToThreshold" => (low > threshold, high <= threshold),
            _ => (false, false),
        };
        var range = low == high ? $"always {Show(low)}" : $"from {Show(low)} to {Show(high)}";

        // No data may set it off instead; and to go off whenever a counter has data at all may be what is meant.
        if (never && missing is "missing" or "notBreaching" or "ignore")
        {
            return ("Threshold", $"its {statistic} is {range}, so that the alarm can never go off at {Show(threshold)}{Percent(high, threshold)}", Share(low, high, threshold));
        }

        return always && low < high ? ("Threshold", $"its {statistic} is {range}, so that the alarm is always on at {Show(threshold)}{Percent(high, threshold)}", Share(low, high, threshold)) : null;
    }

    private static string Percent(double high, double threshold) => high == 1 && threshold is > 1 and <= 100 ? $"; {Show(threshold)} % is {Show(threshold / 100)}" : "";

    private static string? Share(double low, double high, double threshold) => low == 0 && high == 1 && threshold is > 1 and < 100 ? Show(threshold / 100) : null;

    private static bool IsPercentile(string statistic) => statistic.Length > 1 && statistic[0] == 'p' && double.TryParse(statistic.Substring(1), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Show(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
