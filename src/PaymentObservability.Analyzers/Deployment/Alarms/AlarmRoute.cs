using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>An EventBridge rule that takes an alarm's change of state somewhere: as good as an action of the alarm's own.</summary>
internal sealed class AlarmRoute
{
    private readonly ImmutableArray<NameExpression>? alarms;
    private readonly ImmutableArray<string> prefixes;
    private readonly bool isReadable;

    private AlarmRoute(TemplateResource rule, ImmutableArray<NameExpression>? alarms, ImmutableArray<string> prefixes, bool isReadable)
    {
        Rule = rule;
        this.alarms = alarms;
        this.prefixes = prefixes;
        this.isReadable = isReadable;
    }

    /// <summary>The rule.</summary>
    public TemplateResource Rule { get; }

    /// <summary>Such rules of a template that are on and lead somewhere.</summary>
    public static ImmutableArray<AlarmRoute> Of(Template template) =>
        template.OfType("AWS::Events::Rule").Select(Read).OfType<AlarmRoute>().ToImmutableArray();

    /// <summary>Whether it takes an alarm; null where nobody can tell.</summary>
    public bool? Takes(NameExpression alarm)
    {
        if (alarms is not { } given)
        {
            return isReadable ? true : null;
        }

        if (prefixes.Any(prefix => alarm.Alternatives.All(alternative => alternative.Text?.StartsWith(prefix, StringComparison.Ordinal) == true)))
        {
            return true;
        }

        return NamesInLists.Holds(given, alarm, isReadable && (prefixes.IsEmpty || alarm.IsLiteral));
    }

    private static AlarmRoute? Read(TemplateResource rule)
    {
        var names = rule.Template.Names;
        if (names.Text(rule.Property("State")) == "DISABLED" || rule.Property("Targets") is null)
        {
            return null;
        }

        var pattern = rule.Property("EventPattern") as YamlMap;
        if (pattern is null || !Mentions(pattern["source"], "aws.cloudwatch") || (pattern["detail-type"] is { } type && !Mentions(type, "CloudWatch Alarm State Change")))
        {
            return null;
        }

        var detail = pattern["detail"] as YamlMap;
        var filters = new[] { pattern["resources"], detail?["alarmName"] }.OfType<YamlList>().ToList();

        // Only such alarms as change to another state than ALARM.
        if (detail?["state"] is YamlMap state && state["value"] is YamlList { Tag: null } values && values.Items.All(item => item is YamlText { Tag: null } text && text.Value != "ALARM"))
        {
            return null;
        }

        var known = pattern.Entries.All(entry => entry.Key.Value is "source" or "detail-type" or "resources" or "detail")
            && (detail is null || detail.Entries.All(entry => entry.Key.Value is "alarmName" or "state" or "previousState"));
        if (filters.Count == 0)
        {
            return new(rule, null, ImmutableArray<string>.Empty, known);
        }

        var alarms = ImmutableArray.CreateBuilder<NameExpression>();
        var prefixes = ImmutableArray.CreateBuilder<string>();
        foreach (var item in filters.SelectMany(list => names.Items(list)))
        {
            if (item is YamlMap { Tag: null } filter && Intrinsic.Of(filter) is null)
            {
                if (names.Text(filter["prefix"]) is { } prefix)
                {
                    prefixes.Add(prefix.Substring(prefix.LastIndexOf(':') + 1));
                }
                else
                {
                    known = false;
                }
            }
            else
            {
                alarms.Add(names.Of(item)!);
            }
        }

        return new(rule, alarms.ToImmutable(), prefixes.ToImmutable(), known);
    }

    // A filter that is no list of texts may let anything through.
    private static bool Mentions(YamlValue? value, string text) =>
        value switch
        {
            YamlText given => given.Value == text,
            YamlList list => list.Items.Any(item => item is not YamlText given || given.Value == text),
            _ => false,
        };
}
