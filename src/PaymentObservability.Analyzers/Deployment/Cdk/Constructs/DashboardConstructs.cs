using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Dashboards and their widgets, as the body that the CDK writes of them. A widget that cannot be seen makes the whole body one that may show anything.</summary>
internal static class DashboardConstructs
{
    private const int MaxDepth = 8;

    // Held back until all calls are known: graphs get metrics after they were made.
    private const string Widgets = "widgets";

    /// <summary><c>new Dashboard(...)</c>.</summary>
    public static void Read(StackResource dashboard, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        dashboard.IsWhole &= props.IsWhole;
        dashboard.Set("DashboardName", reader.Values.Of(props["DashboardName"]));
        var (rows, isWhole) = reader.Values.Items(props["Widgets"]);
        dashboard.IsWhole &= isWhole;
        foreach (var row in rows)
        {
            var (widgets, isRowWhole) = reader.Values.Items(row);
            dashboard.IsWhole &= isRowWhole;
            Add(dashboard, widgets, reader);
        }
    }

    /// <summary><c>dashboard.AddWidgets(...)</c>.</summary>
    public static void AddWidgets(IInvocationOperation call, StackReader reader)
    {
        var dashboard = reader.Values.ResourceOf(call.Instance);
        if (dashboard is null)
        {
            // Somebody's dashboard, and nobody knows which: it shows what it shows.
            dashboard = reader.Add("Dashboard", "AWS::CloudWatch::Dashboard", reader.Source.SpanOf(call.Syntax));
            dashboard.IsWhole = false;
        }

        foreach (var argument in call.Arguments)
        {
            var (widgets, isWhole) = reader.Values.Items(argument.Value);
            dashboard.IsWhole &= isWhole;
            Add(dashboard, widgets, reader);
        }
    }

    /// <summary>Turns what was gathered into bodies.</summary>
    public static void Finish(StackReader reader)
    {
        foreach (var dashboard in reader.OfType("AWS::CloudWatch::Dashboard").Where(each => each["DashboardBody"] is null))
        {
            dashboard.Set("DashboardBody", StackNodes.Map(dashboard.Span, (Widgets, StackNodes.List(dashboard.Span, dashboard.TakeItems(Widgets)))));
        }
    }

    private static void Add(StackResource dashboard, ImmutableArray<IOperation> widgets, StackReader reader)
    {
        var open = new Stack<(IOperation Widget, int Depth)>(widgets.Reverse().Select(widget => (widget, 0)));
        while (open.Count > 0)
        {
            var (next, depth) = open.Pop();
            if (depth > MaxDepth || reader.Values.Origin(next) is not IObjectCreationOperation creation || CdkSymbols.NameOf(creation.Type) is not { } name)
            {
                dashboard.IsWhole = false;
                continue;
            }

            if (name is "AWS.CloudWatch.Row" or "AWS.CloudWatch.Column")
            {
                var (inner, isWhole) = reader.Values.Items(creation.Arguments.FirstOrDefault()?.Value);
                dashboard.IsWhole &= isWhole;
                foreach (var widget in inner.Reverse())
                {
                    open.Push((widget, depth + 1));
                }
            }
            else if (name is not "AWS.CloudWatch.Spacer")
            {
                dashboard.IsWhole &= Read(dashboard, name, creation, reader);
            }
        }
    }

    private static bool Read(StackResource dashboard, string name, IObjectCreationOperation creation, StackReader reader)
    {
        var values = reader.Values;
        var props = reader.PropsOf(creation);
        var span = values.SpanOf(creation);
        switch (name)
        {
            case "AWS.CloudWatch.TextWidget":
                return true;
            case "AWS.CloudWatch.GraphWidget" or "AWS.CloudWatch.SingleValueWidget" or "AWS.CloudWatch.GaugeWidget":
                var isWhole = props.IsWhole;
                var metrics = new List<IOperation>();
                foreach (var list in new[] { "Left", "Right", "Metrics" })
                {
                    var (items, areWhole) = values.Items(props[list]);
                    isWhole &= areWhole;
                    metrics.AddRange(items);
                }

                metrics.AddRange(reader.Calls
                    .Where(call => call.TargetMethod.Name is "AddLeftMetric" or "AddRightMetric" or "AddMetric" && call.Instance is { } widget && values.Origin(widget).Syntax == creation.Syntax)
                    .SelectMany(call => call.Arguments.Select(argument => argument.Value)));
                Add("metric", ("metrics", StackNodes.List(span, metrics.SelectMany(metric => Rows(reader.Metrics.Of(metric))))), ("period", values.Seconds(props["Period"])), ("stat", reader.Metrics.StatisticOf(props["Statistic"])));
                return isWhole;
            case "AWS.CloudWatch.AlarmWidget":
                Add("metric", ("annotations", StackNodes.Map(span, ("alarms", Alarms(props["Alarm"] is { } one ? ImmutableArray.Create(one) : ImmutableArray<IOperation>.Empty, span, values)))));
                return props.IsWhole;
            case "AWS.CloudWatch.AlarmStatusWidget":
                var (alarms, all) = values.Items(props["Alarms"]);
                Add("alarm", ("alarms", Alarms(alarms, span, values)));
                return props.IsWhole && all;
            case "AWS.CloudWatch.LogQueryWidget":
                return ReadLog();
            default:
                return false;
        }

        bool ReadLog()
        {
            var (groups, areWhole) = values.Items(props["LogGroupNames"]);
            var (lines, isText) = values.Items(props["QueryLines"]);
            var text = values.Of(props["QueryString"]);
            var query = groups.SelectMany(group => new[] { StackNodes.Text("SOURCE '", span), values.Of(group) ?? values.Unknown(group), StackNodes.Text("' | ", span) })
                .Concat(text is not null ? new[] { text } : lines.SelectMany((line, i) => new[] { StackNodes.Text(i == 0 ? "" : "\n| ", span), values.Of(line) ?? values.Unknown(line) }));
            Add("log", ("query", StackNodes.Join(span, query)));
            return props.IsWhole && areWhole && isText;
        }

        void Add(string type, params (string Key, YamlValue? Value)[] properties) =>
            dashboard.Add(Widgets, StackNodes.Map(
                span,
                ("type", StackNodes.Text(type, span)),
                ("properties", StackNodes.Map(span, properties.Concat(new (string, YamlValue?)[] { ("title", values.Of(props["Title"])), ("region", values.Of(props["Region"])) })))));
    }

    private static YamlList Alarms(ImmutableArray<IOperation> alarms, TextSpan span, StackValues values) =>
        StackNodes.List(span, alarms.Select(alarm => values.ResourceOf(alarm)?.Attribute(ResourceAttribute.Arn, span) ?? (YamlValue)values.Unknown(alarm)));

    /// <summary>The rows that a metric is in a widget.</summary>
    private static IEnumerable<YamlValue> Rows(StackMetric metric)
    {
        foreach (var (id, each, isReturned) in StackMetrics.Flat(metric))
        {
            var isMath = metric.Expression is not null;
            var options = StackNodes.Map(
                each.Span,
                ("expression", each.Expression),
                ("id", isMath ? StackNodes.Text(id, each.Span) : null),
                ("visible", isReturned ? null : StackNodes.Text("false", each.Span)),
                ("stat", each.Expression is null ? each.Statistic : null),
                ("period", each.Expression is null ? each.Period : null),
                ("region", each.Elsewhere));
            if (each.Expression is not null)
            {
                yield return StackNodes.List(each.Span, new YamlValue[] { options });
                continue;
            }

            // What is not known may be any: an odd word leaves the dimensions open.
            var row = new List<YamlValue> { each.Namespace, each.Name };
            foreach (var dimension in (each.Dimensions as YamlList)?.Items ?? ImmutableArray<YamlValue>.Empty)
            {
                row.AddRange(dimension is YamlMap map ? new[] { map["Name"]!, map["Value"]! } : new[] { dimension });
            }

            if (StackNodes.IsUnknown(each.Dimensions))
            {
                row.Add(each.Dimensions!);
            }

            yield return StackNodes.List(each.Span, row.Select(word => (YamlValue)AsText(word)).Append(options));
        }
    }

    // A row's words are texts; a name of a resource is one as well. What is put together becomes one by Fn::Sub.
    private static YamlText AsText(YamlValue value) =>
        value as YamlText
        ?? (SubOf(value) is { } pattern ? new YamlText(pattern, isPlain: false, "!Sub", value.Span) : StackNodes.Unknown("...", value.Span));

    private static string? SubOf(YamlValue value)
    {
        if (Intrinsic.Of(value) is not { Name: "Join", Argument: YamlList { Items: { Length: 2 } join } } || join[1] is not YamlList parts)
        {
            return null;
        }

        var words = parts.Items.Select(part => part switch
        {
            YamlText { Tag: null } text when text.Value.IndexOf('$') < 0 => text.Value,
            YamlText { Tag: "!Ref" or "!GetAtt" } name => "${" + name.Value + "}",
            _ => null,
        }).ToList();
        return words.Contains(null) ? null : string.Concat(words);
    }
}
