using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>An alarm that has to do with payments, and what it watches.</summary>
internal sealed class PaymentAlarm
{
    public PaymentAlarm(Alarm alarm, PaymentTemplate template, AlarmSubject subject, DeployedFunction? function)
    {
        Alarm = alarm;
        Template = template;
        Subject = subject;
        Function = function;
    }

    /// <summary>The alarm.</summary>
    public Alarm Alarm { get; }

    /// <summary>The template of the payment; the alarm may stand in another one.</summary>
    public PaymentTemplate Template { get; }

    /// <summary>What it watches.</summary>
    public AlarmSubject Subject { get; }

    /// <summary>The function that it watches, or null.</summary>
    public DeployedFunction? Function { get; }

    /// <summary>
    /// The one metric whose own value is held against the threshold; null where metric math or an anomaly band is in between, or nobody can tell.
    /// </summary>
    public WatchedMetric? Direct =>
        Alarm.Resource.IsWhole && !Alarm.IsAnomalyDetection && !Alarm.IsPromQl && Alarm.Expressions.IsEmpty && Alarm.Metrics.Length == 1 && Alarm.Metrics[0].Name.Text is not null
            ? Alarm.Metrics[0]
            : null;

    /// <summary>Whether it goes off where the metric is high.</summary>
    public bool IsUpper => Alarm.Comparison is "GreaterThanThreshold" or "GreaterThanOrEqualToThreshold";

    /// <summary>Whether it goes off where the metric is low.</summary>
    public bool IsLower => Alarm.Comparison is "LessThanThreshold" or "LessThanOrEqualToThreshold";

    /// <summary>Seconds that it looks back, or null where the template does not let it be seen.</summary>
    public int? Window => Alarm.Period is { } period && Alarm.EvaluationPeriods is { } periods ? period * periods : null;

    /// <summary>Seconds between two runs of the function where schedules alone run it, the longest of several; null for any other.</summary>
    public int? RunsEvery => Function is null ? null : RunsEveryOf(Function);

    /// <summary>Seconds between two runs of a function where schedules alone run it; null for any other.</summary>
    public static int? RunsEveryOf(DeployedFunction function)
    {
        if (function.Events.IsEmpty || function.Events.Any(source => source.Kind != EventSourceKind.Schedule))
        {
            return null;
        }

        var schedules = function.Template.Contents.Schedules.Where(schedule => schedule.Functions.Contains(function.LogicalId)).ToList();
        var periods = schedules.Select(schedule => schedule.IsEnabled == true ? SchedulePeriod.Of(schedule.Expression?.Literal) : null).ToList();

        // Several schedules together run it more often than each.
        return periods.Count == 1 ? periods[0] : null;
    }

    /// <summary>Whether the metric is one of these of an AWS service.</summary>
    public static bool IsMetric(WatchedMetric metric, string space, params string[] names) =>
        metric.Namespace.Text == space && metric.Name.Text is { } name && Array.IndexOf(names, name) >= 0;

    /// <summary>Where a property's value stands; the alarm's name where it is not given.</summary>
    public Location PlaceOf(params string[] properties)
    {
        foreach (var property in properties)
        {
            if (Alarm.Resource.Property(property) is { } value)
            {
                return Alarm.Resource.Template.LocationOf(value);
            }
        }

        return Alarm.Location;
    }

    public override string ToString() => Alarm.ToString();
}
