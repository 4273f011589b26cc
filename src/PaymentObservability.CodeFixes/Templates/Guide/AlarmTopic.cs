using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The topic that alarms and security events go to: the one that the template's alarms use already, else one of its own, made once.</summary>
internal sealed class AlarmTopic
{
    private const string TopicId = "PaymentAlarmsTopic";
    private const string KeyId = "PaymentAlarmsKey";
    private const string Comment = "PAY6001: where the alarms of this service go";
    private const string TopicType = "AWS::SNS::Topic";
    private const string CloudWatch = "cloudwatch.amazonaws.com";
    private const string EventBridge = "events.amazonaws.com";

    private readonly TemplateDraft draft;

    public AlarmTopic(TemplateDraft draft)
    {
        this.draft = draft;
    }

    /// <summary>The topic's ARN, for alarms.</summary>
    public TemplateNode ForAlarms() => UsedByAlarms() is { } used ? CallNode.Ref(used) : Own();

    /// <summary>The topic's ARN, for what EventBridge sends: only a topic whose policy says so takes that.</summary>
    public TemplateNode ForEvents() => UsedByAlarms() is { } used && draft.View.Type(used) == TopicType && TakesEvents(used) ? CallNode.Ref(used) : Own();

    private string? UsedByAlarms()
    {
        foreach (var id in draft.View.Ids)
        {
            if (draft.View.Type(id) is AlarmBuilder.AlarmType or "AWS::CloudWatch::CompositeAlarm"
                && draft.View.Property(id, "AlarmActions") is YamlList actions
                && actions.Items.Select(TemplateView.Target).FirstOrDefault(IsTopic) is { } target)
            {
                return target;
            }
        }

        return null;
    }

    // A topic that exists under a condition only is none for alarms that always do.
    private bool IsTopic(string? id) =>
        id is not null && (draft.View.Type(id) == TopicType ? draft.View.Resource(id)!["Condition"] is null : draft.View.Section("Parameters")?[id] is not null);

    private bool TakesEvents(string topic)
    {
        var policies = draft.View.Ids
            .Where(id => draft.View.Type(id) == "AWS::SNS::TopicPolicy" && draft.View.Property(id, "Topics") is YamlList topics && topics.Items.Any(item => TemplateView.Target(item) == topic))
            .ToList();
        return policies.Any(id => Says(draft.View.Property(id, "PolicyDocument"), EventBridge));
    }

    private static bool Says(YamlValue? value, string text) => value switch
    {
        YamlText scalar => scalar.Value == text,
        YamlList list => list.Items.Any(item => Says(item, text)),
        YamlMap map => map.Entries.Any(entry => Says(entry.Value, text)),
        _ => false,
    };

    private TemplateNode Own()
    {
        // A topic under the key of AWS would take nothing: its policy lets neither CloudWatch nor EventBridge encrypt.
        var key = draft.AddResource(KeyId, "AWS::KMS::Key", KeyProperties(), Comment + ", encrypted");
        var topic = draft.AddResource(TopicId, TopicType, new MapNode { { "KmsMasterKeyId", CallNode.Ref(key) } }, Comment);
        draft.AddResource(TopicId + "Policy", "AWS::SNS::TopicPolicy", PolicyProperties(topic), Comment);

        var email = "PaymentAlarmsEmail";
        var condition = "HasPaymentAlarmsEmail";
        draft.AddParameter(
            email,
            new MapNode { { "Type", "String" }, { "Default", "" }, { "Description", "PAY6001: who is told of alarms; empty for nobody, then subscribe to the topic otherwise" } },
            "PAY6001: who is told of alarms");
        draft.AddCondition(condition, new CallNode("Not", new ListNode { CallNode.Equal(CallNode.Ref(email), "") }), "PAY6001: whether anybody is told by e-mail");
        draft.AddResource(
            TopicId + "Email",
            "AWS::SNS::Subscription",
            new MapNode { { "TopicArn", CallNode.Ref(topic) }, { "Protocol", "email" }, { "Endpoint", CallNode.Ref(email) } },
            "PAY6001: who is told of alarms",
            condition);
        return CallNode.Ref(topic);
    }

    private static MapNode KeyProperties() => new()
    {
        { "Description", CallNode.Sub("Alarms of ${AWS::StackName}") },
        { "EnableKeyRotation", true },
        {
            "KeyPolicy", new MapNode
            {
                { "Version", "2012-10-17" },
                {
                    "Statement", new ListNode
                    {
                        new MapNode
                        {
                            { "Effect", "Allow" },
                            { "Principal", new MapNode { { "AWS", CallNode.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") } } },
                            { "Action", "kms:*" },
                            { "Resource", "*" },
                        },
                        new MapNode
                        {
                            { "Effect", "Allow" },
                            { "Principal", Service(CloudWatch) },
                            { "Action", new ListNode { "kms:Decrypt", "kms:GenerateDataKey*" } },
                            { "Resource", "*" },
                            { "Condition", FromThisAccount() },
                        },

                        // Under a condition on where a call comes from, EventBridge delivers nothing to an encrypted topic, and says so nowhere but in FailedInvocations.
                        // Source: SNS developer guide, key management.
                        new MapNode
                        {
                            { "Effect", "Allow" },
                            { "Principal", Service(EventBridge) },
                            { "Action", new ListNode { "kms:Decrypt", "kms:GenerateDataKey*" } },
                            { "Resource", "*" },
                        },
                    }
                },
            }
        },
    };

    private static MapNode PolicyProperties(string topic) => new()
    {
        { "Topics", new ListNode { CallNode.Ref(topic) } },
        {
            "PolicyDocument", new MapNode
            {
                { "Version", "2012-10-17" },
                {
                    "Statement", new ListNode
                    {
                        new MapNode
                        {
                            { "Effect", "Allow" },
                            { "Principal", Service(CloudWatch) },
                            { "Action", "sns:Publish" },
                            { "Resource", CallNode.Ref(topic) },
                            { "Condition", FromThisAccount() },
                        },
                        new MapNode
                        {
                            { "Effect", "Allow" },
                            { "Principal", Service(EventBridge) },
                            { "Action", "sns:Publish" },
                            { "Resource", CallNode.Ref(topic) },
                        },
                    }
                },
            }
        },
    };

    private static MapNode Service(string name) => new() { { "Service", name } };

    private static MapNode FromThisAccount() => new() { { "StringEquals", new MapNode { { "aws:SourceAccount", CallNode.Ref("AWS::AccountId") } } } };
}
