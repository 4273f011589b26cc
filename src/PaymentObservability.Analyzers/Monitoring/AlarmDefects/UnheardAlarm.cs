using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>Alarms that nobody hears of: no action, actions switched off, an action that is a placeholder.</summary>
internal static class UnheardAlarm
{
    /// <summary>Account ids of AWS's documentation.</summary>
    private static readonly string[] SampleAccounts = { "123456789012", "111122223333", "444455556666", "999999999999", "000000000000", "111111111111" };

    /// <summary>What is wrong of it.</summary>
    public static IEnumerable<AlarmDefect> Find(PaymentAlarm alarm, DeploymentModel deployment)
    {
        if (IsWritten(alarm.Alarm) && deployment.IsHeard(alarm.Alarm) == false && !IsUsed(alarm.Alarm, deployment))
        {
            yield return alarm.Alarm.Actions.IsEmpty
                ? AlarmDefect.Fatal(alarm.PlaceOf("AlarmActions"), "goes off and tells nobody: it has no AlarmActions, and no composite alarm and no rule of the project takes it on. Add AlarmActions with the topic that people read", TemplateRepair.Alert(alarm.Alarm.Resource))
                : AlarmDefect.Fatal(alarm.PlaceOf("ActionsEnabled"), "goes off and tells nobody: its actions are switched off. Leave out ActionsEnabled: false", TemplateRepair.Put(alarm.Alarm.Resource, "ActionsEnabled", "true"));
        }
        else if (!alarm.Alarm.Actions.IsEmpty && alarm.Alarm.Actions.All(IsPlaceholder))
        {
            yield return AlarmDefect.Fatal(alarm.Alarm.Actions[0].Location, $"goes off and tells nobody: '{alarm.Alarm.Actions[0].Literal}' is a placeholder. Refer to a topic of the template (!Ref) or a parameter", TemplateRepair.Alert(alarm.Alarm.Actions[0].Location, alarm.Alarm.Actions[0].Literal!));
        }
    }

    // A parameter may be a list of topics, and one that is "false" by default switches alarms on where it matters.
    private static bool IsWritten(Alarm alarm)
    {
        var (names, enabled) = (alarm.Resource.Template.Names, alarm.Resource.Property("ActionsEnabled"));
        return names.Branches(alarm.Resource.Property("AlarmActions")).All(actions => actions is YamlList { Tag: null }) && (enabled is null || names.Of(enabled)?.IsLiteral == true);
    }

    // Deployments that roll back, scaling and other resources act on alarms by their names; an exported one may be acted on elsewhere.
    private static bool IsUsed(Alarm alarm, DeploymentModel deployment)
    {
        var template = alarm.Resource.Template;
        return template.Resources.Any(other => other != alarm.Resource && other.Type is not ("AWS::CloudWatch::Dashboard" or "AWS::CloudWatch::CompositeAlarm") && template.Names.ReferencesIn(other.Body).Contains(alarm.Resource.LogicalId))
            || template.Names.ReferencesIn(template.Outputs).Contains(alarm.Resource.LogicalId);
    }

    // arn:aws:sns:us-east-1:ACCOUNT-ID:alerts: an account has twelve digits.
    private static bool IsPlaceholder(NameExpression action)
    {
        if (action.Literal is not { } arn || arn.Split(':') is not { Length: >= 6 } parts || parts[0] != "arn" || parts[2] != "sns")
        {
            return false;
        }

        return parts[4].Length != 12 || !parts[4].All(char.IsDigit) || SampleAccounts.Contains(parts[4]);
    }
}
