using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>EventBridge rules on changes that match nothing. Source: "Lambda information in CloudTrail" and "Tutorial: IAM and EventBridge", AWS documentation.</summary>
internal static class MissedEvents
{
    // CloudTrail writes the version of the API behind these.
    private static readonly string[] Versioned = { "CreateFunction", "DeleteFunction", "UpdateFunctionCode", "UpdateFunctionConfiguration" };

    /// <summary>What is wrong with a template's rules, by rule.</summary>
    public static IEnumerable<(TemplateResource Rule, AlarmDefect Defect)> Find(Template template)
    {
        foreach (var rule in template.Resources.Where(resource => resource.Type == "AWS::Events::Rule" && resource.IsWhole))
        {
            if (rule.Property("EventPattern") is not YamlMap { Tag: null } pattern)
            {
                continue;
            }

            if (IsOnly(pattern["source"], "aws.lambda") && (pattern["detail"] as YamlMap)?["eventName"] is YamlList { Tag: null } events)
            {
                foreach (var name in events.Items.OfType<YamlText>().Where(name => name.Tag is null && Versioned.Contains(name.Value)))
                {
                    yield return (rule, AlarmDefect.Fatal(template.LocationOf(name), $"misses what it waits for: CloudTrail writes the API's version behind '{name.Value}'. Match a prefix: {{ prefix: {name.Value} }}", TemplateRepair.Replace(template.LocationOf(name), name.Value, $"{{ prefix: {name.Value} }}")));
                }
            }

            if (IsOnly(pattern["source"], "aws.iam") && rule.Condition is null && !template.IsStack && !Mentions(template, "us-east-1"))
            {
                yield return (rule, AlarmDefect.Weak(rule.Location, "matches nothing outside of us-east-1, where alone events of IAM are. Give it a Condition on AWS::Region, and forward the events where the service runs elsewhere"));
            }
        }
    }

    private static bool Mentions(Template template, string text) => template.Text.ToString().IndexOf(text, StringComparison.Ordinal) >= 0;

    private static bool IsOnly(YamlValue? value, string text) => value is YamlList { Tag: null, Items: { Length: 1 } items } && items[0] is YamlText { Tag: null } only && only.Value == text;
}
