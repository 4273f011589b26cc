using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Reads alarms.</summary>
internal static class Alarms
{
    /// <summary>The alarms of a template.</summary>
    public static ImmutableArray<Alarm> Of(Template template) =>
        template.OfType("AWS::CloudWatch::Alarm").Select(Read).ToImmutableArray();

    /// <summary>The anomaly detectors of a template, which watch without an alarm, and its scaling policies.</summary>
    public static ImmutableArray<WatchedMetric> Others(Template template)
    {
        var watched = ImmutableArray.CreateBuilder<WatchedMetric>();
        foreach (var resource in template.Resources)
        {
            switch (resource.Type)
            {
                case "AWS::CloudWatch::AnomalyDetector":
                    Add(resource.Properties, "Stat", WatcherKind.AnomalyDetector);
                    Add(resource.Property("SingleMetricAnomalyDetector") as YamlMap, "Stat", WatcherKind.AnomalyDetector);
                    foreach (var query in template.Names.Items(resource.At("MetricMathAnomalyDetector", "MetricDataQueries")).OfType<YamlMap>())
                    {
                        AddQuery(query, WatcherKind.AnomalyDetector);
                    }

                    break;
                case "AWS::ApplicationAutoScaling::ScalingPolicy":
                    if (resource.At("TargetTrackingScalingPolicyConfiguration", "CustomizedMetricSpecification") is YamlMap specification)
                    {
                        Add(specification, "Statistic", WatcherKind.ScalingPolicy);
                        foreach (var query in template.Names.Items(specification["Metrics"]).OfType<YamlMap>())
                        {
                            AddQuery(query, WatcherKind.ScalingPolicy);
                        }
                    }

                    break;
            }
        }

        return watched.ToImmutable();

        void Add(YamlMap? metric, string statistic, WatcherKind watcher)
        {
            if (metric is not null && Metric(template, metric, metric, statistic, watcher) is { } found)
            {
                watched.Add(found);
            }
        }

        void AddQuery(YamlMap query, WatcherKind watcher)
        {
            if (Query(template, query, watcher) is { } found)
            {
                watched.Add(found);
            }
        }
    }

    private static Alarm Read(TemplateResource resource)
    {
        var template = resource.Template;
        var names = template.Names;
        var metrics = ImmutableArray.CreateBuilder<WatchedMetric>();
        var expressions = ImmutableArray.CreateBuilder<MetricMath>();
        if (resource.Properties is { } properties && Metric(template, properties, properties, "Statistic", WatcherKind.Alarm) is { } single)
        {
            metrics.Add(single);
        }

        foreach (var query in names.Items(resource.Property("Metrics")).OfType<YamlMap>())
        {
            if (Query(template, query, WatcherKind.Alarm) is { } metric)
            {
                metrics.Add(metric);
            }
            else if (names.Of(query["Expression"]) is { } expression)
            {
                expressions.Add(new(expression, names.Text(query["Id"]), IsReturned(names, query)));
            }
        }

        return new(resource, metrics.ToImmutable(), expressions.ToImmutable());
    }

    private static WatchedMetric? Query(Template template, YamlMap query, WatcherKind watcher)
    {
        if (query["MetricStat"] is not YamlMap { Tag: null } stat || stat["Metric"] is not YamlMap { Tag: null } metric)
        {
            return null;
        }

        return Metric(template, metric, stat, "Stat", watcher, template.Names.Text(query["Id"]), IsReturned(template.Names, query), query["AccountId"] is not null);
    }

    private static bool IsReturned(NameResolver names, YamlMap query) => names.Text(query["ReturnData"]) is not ("false" or "False" or "FALSE");

    private static WatchedMetric? Metric(
        Template template, YamlMap metric, YamlMap stat, string statistic, WatcherKind watcher, string? id = null, bool isReturned = true, bool isElsewhere = false)
    {
        var names = template.Names;
        if (names.Of(metric["MetricName"]) is not { } name || names.Of(metric["Namespace"]) is not { } ns)
        {
            return null;
        }

        var dimensions = ImmutableArray.CreateBuilder<WatchedDimension>();
        var isKnown = metric["Dimensions"] is null || (metric["Dimensions"] is YamlList { Tag: null } list && !list.Items.Any(item => Intrinsic.Of(item) is not null));
        foreach (var item in names.Items(metric["Dimensions"]))
        {
            if (item is YamlMap map && names.Of(map["Name"]) is { } dimension && names.Of(map["Value"]) is { } value)
            {
                dimensions.Add(new(dimension, value));
            }
            else
            {
                isKnown = false;
            }
        }

        return new(watcher, ns, name, dimensions.ToImmutable())
        {
            HasUnknownDimensions = !isKnown,
            Statistic = names.Text(stat[statistic] ?? stat["ExtendedStatistic"]),
            StatisticLocation = (stat[statistic] ?? stat["ExtendedStatistic"]) is { } given ? template.LocationOf(given) : null,
            Period = TemplateNumbers.Whole(names.Text(stat["Period"])),
            Unit = names.Of(stat["Unit"]),
            Id = id,
            IsReturned = isReturned,
            IsElsewhere = isElsewhere,
        };
    }
}
