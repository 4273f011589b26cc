using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Monitoring;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Logs that can be queried and that end some day: the JSON format, and a log group with a retention.</summary>
internal sealed class Logs : IGuideSection
{
    /// <summary>Days. Long enough for a chargeback's inquiry, and one of the numbers that CloudWatch takes.</summary>
    public const int Retention = 90;

    private const string Rule = "PAY6011";
    private const string LogGroup = "AWS::Logs::LogGroup";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.LogFormat, GuideItem.LogRetention };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        if (gap.Item == GuideItem.LogFormat)
        {
            Format(gap.Target, draft);
        }
        else if (draft.View.Type(gap.Target) == LogGroup)
        {
            draft.SetProperty(gap.Target, new[] { "RetentionInDays" }, Retention, Rule + ": logs are kept for 90 days");
        }
        else if (gap.Fact("filtered") != "true")
        {
            Keep(gap.Target, draft);
        }
    }

    private static void Format(string function, TemplateDraft draft)
    {
        var path = new[] { "LoggingConfig", "LogFormat" };
        if (draft.View.IsManaged(function))
        {
            // Annotations write the function anew; what holds for all functions stays.
            if (draft.View.Functions.All(draft.View.IsManaged))
            {
                draft.SetGlobal("Function", path, "JSON", Rule + ": fields that log queries can ask for");
            }
        }
        else if (draft.View.Text(function, path) is not null && draft.ReplaceProperty(function, path, "JSON"))
        {
        }
        else if (draft.View.Type(function) is TemplateView.ServerlessFunction or TemplateView.LambdaFunction)
        {
            draft.SetProperty(function, path, "JSON", Rule + ": fields that log queries can ask for");
        }
    }

    private static void Keep(string function, TemplateDraft draft)
    {
        if (draft.View.Type(function) is not (TemplateView.ServerlessFunction or TemplateView.LambdaFunction))
        {
            return;
        }

        var comment = Rule + ": logs are kept for 90 days";
        if (draft.View.Node(function, "LoggingConfig", "LogGroup") is { } told)
        {
            if (told is CallNode { Function: "Ref", Argument: TextNode group } && draft.View.Type(group.Value) == LogGroup)
            {
                draft.SetProperty(group.Value, new[] { "RetentionInDays" }, Retention, comment);
            }

            return;
        }

        // What Annotations write cannot be told another group, a role of the project's own may let the function write to Lambda's own group only, and that one is there
        // already wherever the function was ever invoked: a stack that makes it fails.
        if (draft.View.IsManaged(function) || (draft.View.Property(function, "Role") is { } role && !MayWriteAnywhere(role, draft)) || draft.View.Property(function, "LoggingConfig") is not (null or YamlMap))
        {
            return;
        }

        // Lambda has made /aws/lambda/<function> already where the function was ever invoked, and what exists cannot be created: so the group has a name of its own,
        // CloudFormation's, which no group that an earlier stack left behind has.
        var id = GroupId(function, draft);
        if (draft.SetProperty(function, new[] { "LoggingConfig", "LogGroup" }, CallNode.Ref(id), Rule + ": the log group with a retention"))
        {
            Group(function, name: null, comment, draft, isKept: true);
        }
    }

    /// <summary>The logical id of a function's log group.</summary>
    public static string GroupId(string function, TemplateDraft draft) => draft.Name(function + "Logs", LogGroup);

    /// <summary>Adds the log group of a function that is added itself.</summary>
    public static void AddGroup(string function, TemplateNode? name, TemplateDraft draft) => Group(function, name, Rule + ": logs are kept for 90 days", draft, isKept: true);

    private static bool MayWriteAnywhere(YamlValue given, TemplateDraft draft) =>
        TemplateView.Target(given) is { } role && draft.View.Type(role) == "AWS::IAM::Role" && LogRights.AreForAnyGroup(draft.View.Property(role, "ManagedPolicyArns"));

    private static void Group(string function, TemplateNode? name, string comment, TemplateDraft draft, bool isKept) =>
        draft.AddResource(function + "Logs", LogGroup, new MapNode { { "LogGroupName", name }, { "RetentionInDays", Retention } }, comment, isKept: isKept);
}
