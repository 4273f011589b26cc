using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Traces: switched on for functions and REST APIs, with the rights to send them. HTTP APIs have none.</summary>
internal sealed class Tracing : IGuideSection
{
    private const string Comment = "PAY6002: traces of every payment";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.Tracing };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var target = gap.Target;
        switch (draft.View.Type(target))
        {
            case TemplateView.ServerlessFunction when draft.View.IsManaged(target):
                if (draft.View.Functions.All(draft.View.IsManaged))
                {
                    draft.SetGlobal("Function", new[] { "Tracing" }, "Active", Comment);
                }

                break;
            case TemplateView.ServerlessFunction:
                Activate(target, "Active", draft, "Tracing");
                break;
            case TemplateView.LambdaFunction:
                Activate(target, "Active", draft, "TracingConfig", "Mode");
                break;
            case "AWS::Serverless::Api" or "AWS::ApiGateway::Stage":
                Activate(target, true, draft, "TracingEnabled");
                break;
            case "AWS::ApiGateway::RestApi":
                // Traces are a stage's.
                foreach (var stage in draft.View.Ids.Where(id => draft.View.Type(id) == "AWS::ApiGateway::Stage" && TemplateView.Target(draft.View.Property(id, "RestApiId")) == target).ToList())
                {
                    Activate(stage, true, draft, "TracingEnabled");
                }

                break;
            case null when target == ApiName.ImplicitRestApi:
                draft.SetGlobal("Api", new[] { "TracingEnabled" }, true, Comment);
                break;
        }
    }

    private static void Activate(string target, TemplateNode value, TemplateDraft draft, params string[] path)
    {
        // SAM gives the right to a role that it makes itself. What a role from elsewhere may do is not known, and Lambda refuses tracing to one that may not send.
        var isGiven = draft.View.Property(target, "Role") is not null;
        var role = TemplateView.Target(draft.View.Property(target, "Role"));
        if (isGiven && (role is null || draft.View.Type(role) != "AWS::IAM::Role"))
        {
            return;
        }

        if (!draft.SetProperty(target, path, value, Comment))
        {
            draft.ReplaceProperty(target, path, value);
        }

        if (role is not null && !MaySend(role, draft))
        {
            draft.AppendProperty(role, new[] { "ManagedPolicyArns" }, CallNode.Sub("arn:${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"));
        }
    }

    private static bool MaySend(string role, TemplateDraft draft) =>
        Says(draft.View.Property(role, "ManagedPolicyArns")) || Says(draft.View.Property(role, "Policies")) || (draft.AddedProperty(role, "ManagedPolicyArns") is ListNode)
        || !draft.Once("tracing rights of " + role);

    private static bool Says(YamlValue? value) => value switch
    {
        YamlText text => text.Value.Contains("XRay") || text.Value.Contains("xray:") || text.Value.EndsWith("/AdministratorAccess", System.StringComparison.Ordinal),
        YamlList list => list.Items.Any(Says),
        YamlMap map => map.Entries.Any(entry => Says(entry.Value)),
        _ => false,
    };
}
