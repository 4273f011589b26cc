using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>An alarm on other alarms.</summary>
internal sealed class CompositeAlarm
{
    private static readonly string[] Functions = { "ALARM", "OK", "INSUFFICIENT_DATA" };

    private CompositeAlarm(TemplateResource resource, ImmutableArray<NameExpression> alarms, bool isReadable)
    {
        Resource = resource;
        Alarms = alarms;
        IsReadable = isReadable;
    }

    /// <summary>The resource.</summary>
    public TemplateResource Resource { get; }

    /// <summary>Names or ARNs of the alarms in its rule.</summary>
    public ImmutableArray<NameExpression> Alarms { get; }

    /// <summary>Whether its whole rule can be read.</summary>
    public bool IsReadable { get; }

    /// <summary>Where its name in the template stands.</summary>
    public Location Location => Resource.Location;

    /// <summary>Its physical name.</summary>
    public NameExpression Name => Resource.Template.Names.NameOf(Resource);

    /// <summary>Whether it does anything when it goes off; null where it cannot be seen.</summary>
    public bool? HasAction
    {
        get
        {
            var names = Resource.Template.Names;
            var actions = Resource.Property("AlarmActions");
            return names.Text(Resource.Property("ActionsEnabled")) is "false" or "False" or "FALSE" ? false
                : names.Items(actions).Any() ? true

                // A parameter may be a list of topics.
                : names.Branches(actions).Any(branch => branch is not Yaml.YamlList { Tag: null }) ? null
                : names.IsReadable(actions) && Resource.IsWhole ? false : null;
        }
    }

    /// <summary>Reads the composite alarms of a template.</summary>
    public static ImmutableArray<CompositeAlarm> Of(Template template) =>
        template.OfType("AWS::CloudWatch::CompositeAlarm").Select(Read).ToImmutableArray();

    /// <summary>Whether it depends on an alarm; null where nobody can tell.</summary>
    public bool? Includes(NameExpression alarm) => NamesInLists.Holds(Alarms, alarm, IsReadable);

    private static CompositeAlarm Read(TemplateResource resource)
    {
        var rule = resource.Template.Names.Of(resource.Property("AlarmRule"));
        if (rule is null || rule.Alternatives.Any(alternative => alternative.Parts.Any(part => part.Kind == NamePartKind.Opaque)))
        {
            return new(resource, ImmutableArray<NameExpression>.Empty, isReadable: false);
        }

        var alarms = rule.Alternatives.SelectMany(alternative => Read(alternative).Select(parts =>
            new NameExpression(ImmutableArray.Create(new NameAlternative(parts, alternative.Span)), rule.Location)));
        return new(resource, alarms.ToImmutableArray(), isReadable: true);
    }

    /// <summary>What stands in the brackets of <c>ALARM(...)</c>.</summary>
    private static IEnumerable<List<NamePart>> Read(NameAlternative rule)
    {
        List<NamePart>? inside = null;
        foreach (var part in rule.Parts)
        {
            if (part.Kind != NamePartKind.Literal)
            {
                inside?.Add(part);
                continue;
            }

            var text = part.Text;
            var i = 0;
            while (i < text.Length)
            {
                if (inside is null)
                {
                    var open = text.IndexOf('(', i);
                    if (open < 0)
                    {
                        break;
                    }

                    var before = text.Substring(i, open - i).TrimEnd();
                    i = open + 1;
                    inside = Functions.Any(function => before.EndsWith(function, StringComparison.Ordinal)) ? new() : null;
                }
                else
                {
                    var close = text.IndexOf(')', i);
                    var end = close < 0 ? text.Length : close;
                    inside.Add(NamePart.Literal(text.Substring(i, end - i).Trim(' ', '\t', '\r', '\n', '"', '\'')));
                    if (close >= 0)
                    {
                        yield return inside;
                        inside = null;
                        end++;
                    }

                    i = end;
                }
            }
        }
    }

    public override string ToString() => Resource.LogicalId;
}
