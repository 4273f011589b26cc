using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Log groups, and what is made of their lines: queries and metrics.</summary>
internal static class LogConstructs
{
    /// <summary><c>new LogGroup(...)</c>, which keeps its lines for two years where nothing is said.</summary>
    public static void ReadGroup(StackResource group, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        group.IsWhole &= props.IsWhole;
        group.Set("LogGroupName", reader.Values.Of(props["LogGroupName"]));
        if (props["Retention"] is not { } retention)
        {
            group.Set("RetentionInDays", StackNodes.Text("731", group.Span));
        }
        else if (reader.Values.MemberOf(retention) != "INFINITE")
        {
            group.Set("RetentionInDays", reader.Values.Unknown(retention));
        }
    }

    /// <summary><c>new LogRetention(...)</c>, which sets the retention of another's group.</summary>
    public static void ReadRetention(StackResource group, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        group.IsWhole &= props.IsWhole;
        group.Set("LogGroupName", reader.Values.Of(props["LogGroupName"]));
        group.Set("RetentionInDays", props["Retention"] is { } retention && reader.Values.MemberOf(retention) != "INFINITE" ? reader.Values.Unknown(retention) : null);
    }

    /// <summary><c>new QueryDefinition(...)</c>.</summary>
    public static void ReadQuery(StackResource query, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        query.IsWhole &= props.IsWhole;
        query.Set("Name", values.Of(props["QueryDefinitionName"]));
        query.Set("QueryString", props["QueryString"] is { } text ? TextOf(text, values) : StackNodes.Unknown("query", query.Span));
        query.Set("LogGroupNames", NamesOf(props["LogGroups"], values));
    }

    /// <summary><c>new MetricFilter(...)</c> and <c>logGroup.AddMetricFilter(...)</c>.</summary>
    public static void ReadFilter(StackResource filter, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        filter.IsWhole &= props.IsWhole;
        var group = creation is IInvocationOperation { Instance: { } instance } ? instance : props["LogGroup"];
        filter.Set("LogGroupName", group is null ? null : GroupOf(group, values));
        filter.Set("FilterPattern", props["FilterPattern"] is { } pattern ? PatternOf(pattern, values) : StackNodes.Unknown("pattern", filter.Span));
        var unknown = StackNodes.Unknown("metric", filter.Span);
        filter.Set("MetricTransformations", StackNodes.List(filter.Span, new[]
        {
            StackNodes.Map(
                filter.Span,
                ("MetricNamespace", values.Of(props["MetricNamespace"]) ?? unknown),
                ("MetricName", values.Of(props["MetricName"]) ?? unknown),
                ("MetricValue", values.Of(props["MetricValue"]) ?? StackNodes.Text("1", filter.Span)),
                ("DefaultValue", values.Of(props["DefaultValue"])),
                ("Unit", props["Unit"] is { } unit ? (values.MemberOf(unit) is { } member ? StackNodes.Text(StackWords.Unit(member), values.SpanOf(unit)) : values.Unknown(unit)) : null),
                ("Dimensions", DimensionsOf(props["Dimensions"], values))),
        }));
    }

    /// <summary>Names of log groups.</summary>
    public static YamlValue? NamesOf(IOperation? groups, StackValues values)
    {
        if (groups is null)
        {
            return null;
        }

        var (items, isWhole) = values.Items(groups);
        return isWhole ? StackNodes.List(values.SpanOf(groups), items.Select(item => GroupOf(item, values))) : values.Unknown(groups);
    }

    private static YamlValue GroupOf(IOperation group, StackValues values) =>
        values.ResourceOf(group) is { } own ? own.Attribute(ResourceAttribute.Name, values.SpanOf(group)) : values.Unknown(group);

    private static YamlValue? DimensionsOf(IOperation? dimensions, StackValues values)
    {
        if (dimensions is null)
        {
            return null;
        }

        var (entries, isWhole) = values.Entries(dimensions);
        return isWhole
            ? StackNodes.List(values.SpanOf(dimensions), entries.Select(entry => StackNodes.Map(
                values.SpanOf(entry.Value), ("Key", StackNodes.Text(entry.Key, values.SpanOf(entry.Value))), ("Value", values.Of(entry.Value) ?? values.Unknown(entry.Value)))))
            : values.Unknown(dimensions);
    }

    /// <summary>A query as the CDK renders it: a line for each clause.</summary>
    private static YamlValue TextOf(IOperation query, StackValues values)
    {
        var span = values.SpanOf(query);
        if (values.Origin(query) is not IObjectCreationOperation creation || values.Props(creation.Arguments.FirstOrDefault()?.Value) is not { IsWhole: true } props)
        {
            return values.Unknown(values.Origin(query));
        }

        var lines = new List<YamlValue>();
        var isWhole = true;
        Add("fields ", Listed(props["Fields"]));
        Each("parse ", props["ParseStatements"]);
        Add("parse ", values.Of(props["Parse"]));
        Each("filter ", props["FilterStatements"]);
        Add("filter ", values.Of(props["Filter"]));
        Add("stats ", values.Of(props["Stats"]));
        Add("sort ", values.Of(props["Sort"]));
        Add("limit ", values.Of(props["Limit"]));
        Add("display ", values.Of(props["Display"]));
        return isWhole ? StackNodes.Join(span, lines) : values.Unknown(creation);

        YamlValue? Listed(IOperation? fields)
        {
            var (items, all) = values.Items(fields);
            isWhole &= all;
            return items.IsEmpty ? null : StackNodes.Join(span, items.SelectMany((item, i) => new[] { StackNodes.Text(i == 0 ? "" : ", ", span), values.Of(item) ?? values.Unknown(item) }));
        }

        void Each(string word, IOperation? statements)
        {
            var (items, all) = values.Items(statements);
            isWhole &= all;
            foreach (var item in items)
            {
                Add(word, values.Of(item) ?? values.Unknown(item));
            }
        }

        void Add(string word, YamlValue? clause)
        {
            if (clause is not null)
            {
                lines.Add(StackNodes.Text((lines.Count == 0 ? "" : "\n| ") + word, span));
                lines.Add(clause);
            }
        }
    }

    private static YamlValue PatternOf(IOperation pattern, StackValues values)
    {
        var unknown = values.Unknown(values.Origin(pattern));
        if (values.Origin(pattern) is not IInvocationOperation call || CdkSymbols.NameOf(call.TargetMethod.ContainingType) != "AWS.Logs.FilterPattern")
        {
            return unknown;
        }

        var texts = call.Arguments.Select(argument => values.Text(argument.Value)).ToList();
        var text = call.TargetMethod.Name switch
        {
            "Literal" => texts[0],
            "Exists" when texts[0] is { } field => $"{{ {field} = \"*\" }}",
            "StringValue" when texts.Count == 3 && texts.All(one => one is not null) => $"{{ {texts[0]} {texts[1]} \"{texts[2]}\" }}",
            "NumberValue" when texts.Count == 3 && texts[0] is not null && texts[1] is not null && values.Of(call.Arguments[2].Value) is YamlText { Tag: null } number => $"{{ {texts[0]} {texts[1]} {number.Value} }}",
            "AllTerms" when values.Items(call.Arguments[0].Value) is (var terms, true) && terms.All(term => values.Text(term) is not null) => string.Join(" ", terms.Select(term => "\"" + values.Text(term) + "\"")),
            _ => null,
        };
        return text is null ? unknown : StackNodes.Text(text, values.SpanOf(pattern));
    }
}
