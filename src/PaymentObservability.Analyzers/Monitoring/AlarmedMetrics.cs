using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring;

/// <summary>What the project's alarms watch: those of all templates, by what they mean and not by what they are called. What cannot be read may be what is asked for.</summary>
internal sealed class AlarmedMetrics
{
    private readonly List<Alarm> alarms;

    public AlarmedMetrics(DeploymentModel deployment) => alarms = deployment.Alarms.ToList();

    /// <summary>Whether an alarm watches a metric of a resource, or of all of its kind.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="dimension">The dimension that names the resource.</param>
    /// <param name="resource">The resource's name.</param>
    public bool Watch(string space, string metric, string dimension, NameExpression resource) => alarms.Any(alarm => alarm.Watches(space, metric, dimension, resource) || alarm.Expressions.Any(expression => expression.IsInsightsQuery && expression.Text.Contains(metric)));

    /// <summary>Whether an alarm that satisfies a condition watches a metric of the project's own, by name.</summary>
    public bool WatchOwn(Func<string, bool> isName, Func<Alarm, WatchedMetric, bool>? condition = null) =>
        alarms.Any(alarm => alarm.Metrics.Any(metric => !IsAws(metric) && (metric.Name.Text is { } name ? isName(name) : metric.Name.IsUnknown) && (condition is null || condition(alarm, metric)))
            || alarm.Expressions.Any(expression => expression.IsInsightsQuery && expression.Text.Split(' ', '(', ')', ',', '"').Any(isName)));

    private static bool IsAws(WatchedMetric metric) => metric.Namespace.Text?.StartsWith("AWS/", StringComparison.Ordinal) == true;
}
