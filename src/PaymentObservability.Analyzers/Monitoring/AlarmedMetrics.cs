using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring;

/// <summary>What the project's alarms watch: those of all templates, by what they mean and not by what they are called. What cannot be read may be what is asked for.</summary>
internal sealed class AlarmedMetrics
{
    // Namespaces in which AWS and its agents record, and that do not begin with AWS/.
    private static readonly ImmutableHashSet<string> OthersOfAws = ImmutableHashSet.Create(
        "CloudWatchSynthetics", "LambdaInsights", "ApplicationSignals", "ContainerInsights", "ECS/ContainerInsights", "CWAgent", "System/Linux", "Glue", "AmazonMWAA", "WAF");

    private static readonly ConditionalWeakTable<DeploymentModel, AlarmedMetrics> Known = new();

    private readonly ILookup<(string Namespace, string Name), WatchedMetric> plain;
    private readonly ImmutableArray<WatchedMetric> unclear;
    private readonly ImmutableArray<(Alarm Alarm, WatchedMetric Metric)> own;
    private readonly ImmutableArray<string> queries;

    // A resource has one name object, which the next compilation asks about again.
    private readonly ConcurrentDictionary<(string Space, string Metric, string Dimension, NameExpression Resource), bool> answers = new();

    private AlarmedMetrics(DeploymentModel deployment)
    {
        var alarms = deployment.Alarms.ToList();
        var metrics = alarms.SelectMany(alarm => alarm.Metrics).ToList();
        plain = metrics.Where(IsPlain).ToLookup(metric => (metric.Namespace.Literal!, metric.Name.Literal!));
        unclear = metrics.Where(metric => !IsPlain(metric)).ToImmutableArray();
        own = alarms.SelectMany(alarm => alarm.Metrics.Where(metric => !IsAws(metric)).Select(metric => (alarm, metric))).ToImmutableArray();
        queries = alarms.SelectMany(alarm => alarm.Expressions).Where(expression => expression.IsInsightsQuery).Select(expression => expression.Text).ToImmutableArray();
    }

    /// <summary>Those of the same files, sorted once.</summary>
    public static AlarmedMetrics Of(DeploymentModel deployment) => Known.GetValue(deployment, all => new(all));

    /// <summary>Whether an alarm watches a metric of a resource, or of all of its kind.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="dimension">The dimension that names the resource.</param>
    /// <param name="resource">The resource's name.</param>
    public bool Watch(string space, string metric, string dimension, NameExpression resource) =>
        answers.GetOrAdd((space, metric, dimension, resource), _ => IsWatched(space, metric, dimension, resource));

    private bool IsWatched(string space, string metric, string dimension, NameExpression resource) =>
        plain[(space, metric)].Any(watched => watched.IsOf(dimension, resource))
        || unclear.Any(watched => watched.IsOf(space, metric, dimension, resource))
        || queries.Any(query => query.Contains(metric));

    /// <summary>Whether an alarm that satisfies a condition watches a metric of the project's own, by name.</summary>
    public bool WatchOwn(Func<string, bool> isName, Func<WatchedMetric, bool> isOurs, Func<Alarm, bool>? condition = null) =>
        own.Any(watched => isOurs(watched.Metric) && (watched.Metric.Name.Text is { } name ? isName(name) : watched.Metric.Name.IsUnknown) && (condition is null || condition(watched.Alarm)))
        || queries.Any(query => query.Split(' ', '(', ')', ',', '"').Any(isName));

    /// <summary>Whether an alarm watches the metric that a filter makes of log lines.</summary>
    public bool WatchMade(MetricFilter filter) =>
        filter is { Namespace: { } space, Name: { } name } && own.Any(watched => watched.Metric.Namespace.Compare(space) != NameComparison.Different && watched.Metric.Name.Compare(name) != NameComparison.Different);

    private static bool IsPlain(WatchedMetric metric) => metric.Namespace.IsLiteral && metric.Name.IsLiteral;

    private static bool IsAws(WatchedMetric metric) => metric.Namespace.Text is { } space && (space.StartsWith("AWS/", StringComparison.Ordinal) || OthersOfAws.Contains(space));
}
