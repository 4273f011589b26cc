using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>
/// Topics that alarms cannot write to, because the key they are encrypted with does not let CloudWatch use it. Source: "Why didn't I receive an SNS
/// notification for my CloudWatch alarm trigger?", AWS re:Post.
/// </summary>
internal static class MuteTopic
{
    private const string CloudWatch = "cloudwatch.amazonaws.com";

    /// <summary>What is wrong of an alarm's topics, by topic.</summary>
    public static IEnumerable<(TemplateResource Topic, AlarmDefect Defect)> Find(PaymentAlarm alarm)
    {
        foreach (var action in alarm.Alarm.Actions)
        {
            if (action.ResourcePart?.Resource is { Type: "AWS::SNS::Topic" } topic && topic.Property("KmsMasterKeyId") is { } key)
            {
                var template = topic.Template;
                if (template.Names.Text(key) is "alias/aws/sns")
                {
                    yield return (topic, AlarmDefect.Fatal(template.LocationOf(key), $"takes no alarm on: CloudWatch may not use 'alias/aws/sns', with which it is encrypted. Use a key of your own whose policy lets {CloudWatch} use it"));
                }
                else if (KeyOf(key, template) is { } own && Refuses(own))
                {
                    yield return (topic, AlarmDefect.Fatal(template.LocationOf(key), $"takes no alarm on: the policy of its key '{own.LogicalId}' does not let {CloudWatch} use it. Allow it kms:Decrypt and kms:GenerateDataKey*"));
                }
            }
        }
    }

    private static TemplateResource? KeyOf(YamlValue value, Template template)
    {
        var resource = template.Names.Of(value)?.ResourcePart?.Resource;
        if (resource is { Type: "AWS::KMS::Alias" })
        {
            resource = template.Names.Of(resource.Property("TargetKeyId"))?.ResourcePart?.Resource;
        }

        return resource is { Type: "AWS::KMS::Key", IsWhole: true } ? resource : null;
    }

    // Only a policy that can be read to its end and names other principals alone refuses.
    private static bool Refuses(TemplateResource key)
    {
        var names = key.Template.Names;
        if (key.Property("KeyPolicy") is not YamlMap { Tag: null } policy || Intrinsic.Of(policy) is not null || policy["Statement"] is not YamlList { Tag: null } statements)
        {
            return false;
        }

        foreach (var item in statements.Items)
        {
            if (item is not YamlMap { Tag: null } statement || Intrinsic.Of(statement) is not null || statement["Principal"] is not { } principal)
            {
                return false;
            }

            foreach (var each in principal is YamlMap { Tag: null } map && Intrinsic.Of(map) is null ? map.Entries.SelectMany(entry => ItemsOf(entry.Value)) : new[] { principal })
            {
                // An ARN of the account or of a role is not CloudWatch, whatever its other parts are.
                var text = each is YamlText { Tag: null } plain ? plain.Value : names.Of(each)?.ToString() ?? "";
                if (text == "*" || text == CloudWatch || !(text.EndsWith(".amazonaws.com", StringComparison.Ordinal) || text.IndexOf(":iam:", StringComparison.Ordinal) >= 0))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IEnumerable<YamlValue> ItemsOf(YamlValue value) => value is YamlList { Tag: null } list ? list.Items : new[] { value };
}
