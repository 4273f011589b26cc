using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring.Items;

/// <summary>The guide's security monitoring, in any template of the project.</summary>
internal static class SecurityItems
{
    /// <summary>Asks for it.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, GuideAnswers answers)
    {
        var resources = facts.Deployment.Templates.SelectMany(one => one.Resources).ToList();
        var patterns = resources.Where(resource => resource.Type == "AWS::Events::Rule").SelectMany(rule => Texts(rule.Property("EventPattern"))).ToList();
        var filters = resources.Where(resource => resource.Type == "AWS::Logs::MetricFilter").SelectMany(filter => Texts(filter.Property("FilterPattern"))).ToList();
        var functions = string.Join(",", template.Functions.Select(function => function.LogicalId));

        Ask(GuideItem.LambdaChanges, Speak(patterns, "lambda.amazonaws.com") || Speak(filters, "lambda.amazonaws.com", "UpdateFunction"));
        Ask(GuideItem.IamChanges, Speak(patterns, "iam.amazonaws.com", "aws.iam") || Speak(filters, "iam.amazonaws.com", "PutRolePolicy", "AttachRolePolicy"));
        Ask(GuideItem.TrailInsights, Has("AWS::CloudTrail::Trail", "AWS::CloudTrail::EventDataStore"));
        Ask(GuideItem.ConfigRules, Has("AWS::Config::ConfigRule", "AWS::Config::ConformancePack", "AWS::Config::OrganizationConfigRule", "AWS::Config::OrganizationConformancePack"));
        Ask(GuideItem.GuardDuty, Has("AWS::GuardDuty::Detector") || Speak(patterns, "aws.guardduty"));
        Ask(GuideItem.ExposedCredentials, Speak(patterns, "AWS_RISK_CREDENTIALS_EXPOSED", "aws.health"));

        void Ask(string item, bool isThere) => answers.Ask(isThere, new GuideGap(item, "").With("functions", functions));

        bool Has(params string[] types) => resources.Any(resource => types.Contains(resource.Type));
    }

    private static bool Speak(IEnumerable<string> texts, params string[] words) => texts.Any(text => words.Any(text.Contains));

    // No recursion: aliases may nest values deeper than the file does.
    private static IEnumerable<string> Texts(YamlValue? value)
    {
        var open = new Stack<YamlValue>();
        if (value is not null)
        {
            open.Push(value);
        }

        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case YamlText text:
                    yield return text.Value;
                    break;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        open.Push(item);
                    }

                    break;
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        open.Push(entry.Value);
                    }

                    break;
            }
        }
    }
}
