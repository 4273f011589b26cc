using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Reads the widgets of a dashboard's body. Grammar: "Dashboard body structure and syntax" of the CloudWatch API reference.</summary>
internal static class Widgets
{
    /// <summary>CloudWatch's own default, in seconds.</summary>
    private const int DefaultPeriod = 300;

    private const string DefaultStatistic = "Average";

    /// <summary>All widgets of a body.</summary>
    public static ImmutableArray<Widget> Of(JsonSource source)
    {
        var widgets = ImmutableArray.CreateBuilder<Widget>();
        if (source.Root is YamlMap root && root["widgets"] is YamlList { Tag: null } list)
        {
            foreach (var item in list.Items)
            {
                if (item is YamlMap widget)
                {
                    widgets.Add(Read(source, widget));
                }
            }
        }

        return widgets.ToImmutable();
    }

    private static Widget Read(JsonSource source, YamlMap widget)
    {
        var type = source.TextOf(widget["type"]) ?? "";
        var properties = widget["properties"] as YamlMap;
        var rows = new MetricRows(source, properties);
        return new(type, source.TextOf(properties?["title"]), source.LocationOf(widget))
        {
            Region = source.NameOf(properties?["region"]),
            Metrics = rows.Metrics,
            Expressions = rows.Expressions,
            Alarms = Alarms(source, properties).ToImmutableArray(),
            Query = type == "log" && properties?["query"] is { } written && source.NameOf(written) is { } query
                ? LogQuery.OfWidget(query, source.NameOf(properties["title"]), () => source.WrittenOf(written))
                : null,
        };
    }

    private static IEnumerable<NameExpression> Alarms(JsonSource source, YamlMap? properties)
    {
        var lists = new[] { properties?["alarms"], (properties?["annotations"] as YamlMap)?["alarms"] };
        foreach (var item in lists.OfType<YamlList>().SelectMany(list => list.Items))
        {
            if (source.NameOf(item) is { } alarm)
            {
                yield return alarm;
            }
        }
    }

    /// <summary>The rows of <c>metrics</c>, with their shorthand: <c>.</c> is the value above, <c>...</c> all values above.</summary>
    private sealed class MetricRows
    {
        private readonly JsonSource source;
        private readonly YamlMap? properties;
        private readonly ImmutableArray<WatchedMetric>.Builder metrics = ImmutableArray.CreateBuilder<WatchedMetric>();
        private readonly ImmutableArray<MetricMath>.Builder expressions = ImmutableArray.CreateBuilder<MetricMath>();
        private List<YamlValue> above = new();

        public MetricRows(JsonSource source, YamlMap? properties)
        {
            this.source = source;
            this.properties = properties;
            if (properties?["metrics"] is YamlList { Tag: null } rows)
            {
                foreach (var row in rows.Items.OfType<YamlList>())
                {
                    Read(row);
                }
            }
        }

        public ImmutableArray<WatchedMetric> Metrics => metrics.ToImmutable();

        public ImmutableArray<MetricMath> Expressions => expressions.ToImmutable();

        private void Read(YamlList row)
        {
            var options = row.Items.LastOrDefault() as YamlMap;
            var given = row.Items.Where(item => item is YamlText).ToList();
            if (given.Count == 0)
            {
                if (source.NameOf(options?["expression"]) is { } expression)
                {
                    expressions.Add(new(expression, source.TextOf(options?["id"]), IsVisible(options)));
                }

                return;
            }

            var values = Expand(given);
            if (values is null)
            {
                return;
            }

            above = values;
            if (values.Count < 2 || source.NameOf(values[0]) is not { } ns || source.NameOf(values[1]) is not { } name)
            {
                return;
            }

            var dimensions = ImmutableArray.CreateBuilder<WatchedDimension>();
            for (var i = 2; i + 1 < values.Count; i += 2)
            {
                dimensions.Add(new(source.NameOf(values[i])!, source.NameOf(values[i + 1])!));
            }

            // The place of what this row says itself: the name, else whatever it gives.
            var place = given.Contains(values[1]) ? values[1] : given[given.Count - 1];
            metrics.Add(new(WatcherKind.Widget, ns, name, dimensions.ToImmutable(), source.LocationOf(place))
            {
                HasUnknownDimensions = values.Count % 2 != 0,
                Statistic = Option(options, "stat") is { } stat ? source.TextOf(stat) : DefaultStatistic,

                // What stands at the widget is for all of its metrics.
                StatisticLocation = options?["stat"] is { } own ? source.LocationOf(own) : null,
                Period = Option(options, "period") is { } period ? TemplateNumbers.Whole(source.TextOf(period)) : DefaultPeriod,
                Id = source.TextOf(options?["id"]),
                IsReturned = IsVisible(options),
                IsElsewhere = options?["accountId"] is not null || options?["region"] is not null,
            });
        }

        private List<YamlValue>? Expand(List<YamlValue> given)
        {
            var values = new List<YamlValue>();
            for (var i = 0; i < given.Count; i++)
            {
                switch (((YamlText)given[i]).Value)
                {
                    case "...":
                        // Stands for as many as make this row as long as the one above.
                        var count = above.Count - (given.Count - 1);
                        if (count < 0)
                        {
                            return null;
                        }

                        values.AddRange(above.Skip(values.Count).Take(count));
                        break;
                    case ".":
                        if (values.Count >= above.Count)
                        {
                            return null;
                        }

                        values.Add(above[values.Count]);
                        break;
                    default:
                        values.Add(given[i]);
                        break;
                }
            }

            return values;
        }

        private YamlValue? Option(YamlMap? options, string key) => options?[key] ?? properties?[key];

        private bool IsVisible(YamlMap? options) => source.TextOf(options?["visible"]) is not "false";
    }
}
