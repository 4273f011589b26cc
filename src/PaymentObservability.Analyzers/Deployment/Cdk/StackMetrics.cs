using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>Reads the metrics that alarms and widgets are given.</summary>
internal sealed class StackMetrics
{
    private const int MaxDepth = 8;

    private static readonly ImmutableDictionary<string, string> Statistics = ImmutableDictionary<string, string>.Empty
        .Add("AVERAGE", "Average").Add("SUM", "Sum").Add("MINIMUM", "Minimum").Add("MAXIMUM", "Maximum").Add("SAMPLE_COUNT", "SampleCount").Add("IQM", "IQM");

    // The CDK takes old and short spellings too.
    private static readonly ImmutableDictionary<string, string> Spellings = ImmutableDictionary.Create<string, string>(System.StringComparer.OrdinalIgnoreCase)
        .Add("average", "Average").Add("avg", "Average").Add("sum", "Sum").Add("minimum", "Minimum").Add("min", "Minimum").Add("maximum", "Maximum").Add("max", "Maximum").Add("samplecount", "SampleCount").Add("n", "SampleCount");

    private readonly StackValues values;

    public StackMetrics(StackValues values) => this.values = values;

    /// <summary>The metric that an expression is.</summary>
    public StackMetric Of(IOperation? operation) => operation is null ? StackMetric.Unknown(StackNodes.Unknown("", default)) : Of(operation, 0);

    private StackMetric Of(IOperation operation, int depth)
    {
        var origin = values.Origin(operation);
        return (depth > MaxDepth ? null : origin switch
        {
            IObjectCreationOperation creation => OfCreation(creation, depth),
            IInvocationOperation call when CdkSymbols.IsCdk(call.TargetMethod) => OfCall(call, depth),
            _ => null,
        }) ?? StackMetric.Unknown(values.Unknown(origin));
    }

    private StackMetric? OfCreation(IObjectCreationOperation creation, int depth)
    {
        var props = values.Props(creation.Arguments.FirstOrDefault()?.Value);
        var span = values.SpanOf(creation);
        switch (CdkSymbols.NameOf(creation.Type))
        {
            case "AWS.CloudWatch.Metric":
                var code = values.Unknown(creation);
                var ns = values.Of(props["Namespace"]) ?? code;
                var name = values.Of(props["MetricName"]) ?? code;
                return Changed(new(name.Span, ns, name), props);
            case "AWS.CloudWatch.MathExpression" when props.IsWhole && values.Of(props["Expression"]) is { } expression:
                var (given, isWhole) = values.Entries(props["UsingMetrics"]);
                if (!isWhole)
                {
                    return null;
                }

                var used = given.Select(entry => (entry.Key, Of(entry.Value, depth + 1)));
                if (values.Seconds(props["Period"]) is { } period)
                {
                    used = used.Select(entry => (entry.Key, entry.Item2 with { Period = period }));
                }

                var unknown = values.Unknown(creation);
                return new(span, unknown, unknown) { Expression = expression, Using = used.ToImmutableArray() };
            default:
                return null;
        }
    }

    private StackMetric? OfCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (method.Name is "With" && call.Instance is { } changed && CdkSymbols.IsMetric(changed.Type))
        {
            var before = Of(changed, depth + 1);
            var props = values.Props(call.Arguments.FirstOrDefault()?.Value);
            return before.Expression is null ? Changed(before, props)
                : values.Seconds(props["Period"]) is { } period ? before with { Using = before.Using.Select(entry => (entry.Id, entry.Metric with { Period = period })).ToImmutableArray() }
                : props.IsWhole ? before : null;
        }

        if (method.Name == "AttachTo" && call.Instance is { } same)
        {
            return Of(same, depth + 1);
        }

        return CdkSymbols.IsMetric(method.ReturnType) && CdkSymbols.NameOf(method.ContainingType) is { } owner ? OfConstruct(call, owner) : null;
    }

    private StackMetric? OfConstruct(IInvocationOperation call, string owner)
    {
        var method = call.TargetMethod;
        var span = values.SpanOf(call);
        var options = values.Props(call.Arguments.LastOrDefault(argument => CdkSymbols.IsCdk(argument.Parameter?.Type))?.Value);
        var resource = values.ResourceOf(call.Instance);
        if (resource?.Type == "AWS::Logs::MetricFilter" && method.Name == "Metric")
        {
            return (resource["MetricTransformations"] as YamlList)?.Items.FirstOrDefault() is YamlMap made && made["MetricNamespace"] is { } space && made["MetricName"] is { } metric
                ? Changed(new(span, space, metric), options)
                : null;
        }

        if (AwsStackMetrics.ServiceOf(owner) is not { } service)
        {
            return null;
        }

        YamlValue name;
        var statistic = "Average";
        if (method.Name is "Metric" or "MetricAll")
        {
            name = values.Of(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "metricName")?.Value) ?? values.Unknown(call);
        }
        else if (AwsStackMetrics.Find(service, method.Name) is var (known, its))
        {
            name = StackNodes.Text(known, span);
            statistic = its;
        }
        else
        {
            return null;
        }

        // Sums over operations are metric math of the CDK's own; whose operation it is does not matter to who asks for the table.
        var dimensions = method.IsStatic ? null
            : resource is null || !AwsStackMetrics.IsPlain(service, resource.Type) || method.Name.Contains("ForOperation") || (service == "AWS/DynamoDB" && method.Name is "MetricSystemErrors" or "MetricThrottledRequests" or "MetricSuccessfulRequestLatency")
                ? OfTable(call, resource, service)
                : Dimensions(span, AwsStackMetrics.DimensionOf(service), NameOf(resource, service, span));
        return Changed(
            new(span, StackNodes.Text(AwsStackMetrics.NamespaceOf(service), span), name) { Dimensions = dimensions, Statistic = StackNodes.Text(statistic, span) },
            options);
    }

    private static YamlValue NameOf(StackResource resource, string service, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        resource.Attribute(service == "HTTP" ? ResourceAttribute.Id : ResourceAttribute.Name, span);

    // The construct's own dimension, where it is known, among others that are not.
    private YamlValue OfTable(IInvocationOperation call, StackResource? resource, string service)
    {
        var unknown = values.Unknown(call);
        return resource is not null && AwsStackMetrics.IsPlain(service, resource.Type)
            ? StackNodes.List(unknown.Span, new YamlValue[] { Dimension(unknown.Span, AwsStackMetrics.DimensionOf(service), NameOf(resource, service, unknown.Span)), unknown })
            : unknown;
    }

    private static YamlValue Dimensions(Microsoft.CodeAnalysis.Text.TextSpan span, string name, YamlValue value) => StackNodes.List(span, new[] { Dimension(span, name, value) });

    private static YamlValue Dimension(Microsoft.CodeAnalysis.Text.TextSpan span, string name, YamlValue value) => StackNodes.Map(span, ("Name", StackNodes.Text(name, span)), ("Value", value));

    /// <summary>A metric with options over it.</summary>
    private StackMetric Changed(StackMetric metric, StackProps options)
    {
        if (!options.IsWhole)
        {
            var unknown = StackNodes.Unknown("options", metric.Span);
            metric = metric with { Dimensions = unknown, Statistic = unknown, Period = unknown, Unit = unknown };
        }

        if (options["DimensionsMap"] is { } map)
        {
            var (entries, isWhole) = values.Entries(map);
            metric = metric with
            {
                Dimensions = isWhole
                    ? StackNodes.List(values.SpanOf(map), entries.Select(entry => Dimension(values.SpanOf(entry.Value), entry.Key, values.Of(entry.Value) ?? values.Unknown(entry.Value))))
                    : values.Unknown(map),
            };
        }

        return metric with
        {
            Statistic = StatisticOf(options["Statistic"]) ?? metric.Statistic,
            Period = values.Seconds(options["Period"]) ?? metric.Period,
            Unit = options["Unit"] is { } unit ? (values.MemberOf(unit) is { } member ? StackNodes.Text(StackWords.Unit(member), values.SpanOf(unit)) : values.Unknown(unit)) : metric.Unit,
            Elsewhere = values.Of(options["Account"]) ?? values.Of(options["Region"]) ?? metric.Elsewhere,
        };
    }

    /// <summary>A statistic, in CloudWatch's spelling.</summary>
    public YamlValue? StatisticOf(IOperation? operation)
    {
        if (operation is null || values.IsNothing(operation))
        {
            return null;
        }

        var span = values.SpanOf(operation);
        if (values.MemberOf(operation) is { } member)
        {
            return Statistics.TryGetValue(member, out var known) ? StackNodes.Text(known, span) : values.Unknown(operation);
        }

        if (values.Origin(operation) is IInvocationOperation { TargetMethod: { IsStatic: true, Name: "P" or "Percentile" } percentile } call && CdkSymbols.IsCdk(percentile) && values.Number(call.Arguments.FirstOrDefault()?.Value) is { } number)
        {
            return StackNodes.Text("p" + number.ToString(System.Globalization.CultureInfo.InvariantCulture), span);
        }

        return values.Text(operation) is { } text ? StackNodes.Text(Spellings.TryGetValue(text, out var spelled) ? spelled : text, span) : values.Of(operation);
    }

    /// <summary>Writes a metric as the properties of an alarm.</summary>
    public static IEnumerable<(string Key, YamlValue? Value)> Properties(StackMetric metric)
    {
        if (metric.Expression is null && metric.Elsewhere is null)
        {
            yield return ("Namespace", metric.Namespace);
            yield return ("MetricName", metric.Name);
            yield return ("Dimensions", metric.Dimensions);
            yield return (IsExtended(metric.Statistic) ? "ExtendedStatistic" : "Statistic", metric.Statistic);
            yield return ("Period", metric.Period);
            yield return ("Unit", metric.Unit);
        }
        else
        {
            yield return ("Metrics", StackNodes.List(metric.Span, Queries(metric)));
        }
    }

    /// <summary>Metric math and what it is over, flat: the result first.</summary>
    public static IEnumerable<(string Id, StackMetric Metric, bool IsReturned)> Flat(StackMetric metric)
    {
        var open = new Stack<(string Id, StackMetric Metric, bool IsReturned)>();
        open.Push(("result", metric, true));
        while (open.Count > 0)
        {
            var next = open.Pop();
            yield return next;
            foreach (var (id, used) in next.Metric.Using)
            {
                open.Push((id, used, false));
            }
        }
    }

    private static IEnumerable<YamlValue> Queries(StackMetric metric) =>
        Flat(metric).Select(each => each.Metric.Expression is { } expression
            ? StackNodes.Map(metric.Span, ("Id", StackNodes.Text(each.Id, metric.Span)), ("Expression", expression), ("ReturnData", Returned(each)))
            : StackNodes.Map(
                each.Metric.Span,
                ("Id", StackNodes.Text(each.Id, each.Metric.Span)),
                ("MetricStat", StackNodes.Map(
                    each.Metric.Span,
                    ("Metric", StackNodes.Map(each.Metric.Span, ("Namespace", each.Metric.Namespace), ("MetricName", each.Metric.Name), ("Dimensions", each.Metric.Dimensions))),
                    ("Stat", each.Metric.Statistic),
                    ("Period", each.Metric.Period),
                    ("Unit", each.Metric.Unit))),
                ("AccountId", each.Metric.Elsewhere),
                ("ReturnData", Returned(each))));

    private static YamlValue? Returned((string Id, StackMetric Metric, bool IsReturned) each) => each.IsReturned ? null : StackNodes.Text("false", each.Metric.Span);

    private static bool IsExtended(YamlValue statistic) => statistic is YamlText { Tag: null } text && text.Value.Any(char.IsDigit);
}
