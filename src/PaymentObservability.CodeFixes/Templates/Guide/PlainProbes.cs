using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// A health check and a canary in plain CloudFormation: functions of the payment function's own artifact and role, a route of its API, a rule that starts the canary. What
/// cannot be taken over by saying the same again is not written at all.
/// </summary>
internal sealed class PlainProbes : IProbePlace
{
    private const string Permission = "AWS::Lambda::Permission";

    // What the artifact needs to be started as it is for payments.
    private static readonly string[] Taken = { "Runtime", "Code", "Role", "Architectures", "MemorySize", "Layers" };

    private readonly string function;
    private readonly PlainApi api;
    private readonly TemplateDraft draft;

    private PlainProbes(string function, PlainApi api, TemplateDraft draft)
    {
        this.function = function;
        this.api = api;
        this.draft = draft;
    }

    /// <inheritdoc/>
    public TemplateNode? Url => api.Url;

    /// <inheritdoc/>
    public bool HasRoutes => api.TakesRoutes;

    // The role's own name, where the template makes it.
    private string? Role => TemplateView.Target(draft.View.Property(function, "Role")) is { } role && draft.View.Type(role) == "AWS::IAM::Role" ? role : null;

    /// <summary>The place beside a function; null where its API or its settings cannot be told.</summary>
    public static PlainProbes? Beside(string function, TemplateDraft draft)
    {
        var properties = draft.View.Resource(function)?["Properties"] as YamlMap;

        // Code that stands in the template is of another language.
        var isWhole = properties?["Role"] is not null && properties["Runtime"] is not null && properties["Code"] is not null && draft.View.Property(function, "Code", "ZipFile") is null
            && Taken.Concat(new[] { "VpcConfig" }).All(key => properties[key] is null || NodeReader.Read(properties[key]) is not null);
        return isWhole && PlainApi.Before(function, draft) is { } api ? new(function, api, draft) : null;
    }

    /// <inheritdoc/>
    public bool Permits(HealthCheck check) => check.Rights is null || Role is not null;

    /// <inheritdoc/>
    public void AddHealth(string handler, HealthCheck check)
    {
        var properties = Shared(handler, 10);

        // It is to reach what payments reach.
        properties.Add("VpcConfig", draft.View.Node(function, "VpcConfig"));
        properties.Add("Environment", check.Variables is null ? null : new MapNode { { "Variables", check.Variables } });
        var health = Add(HealthAndCanary.HealthId, properties, HealthCheck.Comment);
        if (check.Rights is not null)
        {
            draft.AddResource(
                health + "Policy",
                "AWS::IAM::Policy",
                new MapNode
                {
                    { "PolicyName", "health-check" },
                    { "PolicyDocument", new MapNode { { "Version", "2012-10-17" }, { "Statement", new ListNode { check.Rights } } } },
                    { "Roles", new ListNode { CallNode.Ref(Role!) } },
                },
                HealthAndCanary.Rule + ": what the health check asks for");
        }

        Permit(health, "apigateway.amazonaws.com", api.AddRoute(health, check));
    }

    /// <inheritdoc/>
    public void AddCanary(string handler, MapNode variables)
    {
        var properties = Shared(handler, 60);
        properties.Add("Environment", new MapNode { { "Variables", variables } });
        var canary = Add(HealthAndCanary.CanaryId, properties, HealthAndCanary.Rule + ": tries the service out every 15 minutes");

        // A canary that is tried again tells its alarm about one failure three times.
        draft.AddResource(
            canary + "Retries",
            "AWS::Lambda::EventInvokeConfig",
            new MapNode { { "FunctionName", CallNode.Ref(canary) }, { "Qualifier", "$LATEST" }, { "MaximumRetryAttempts", 0 } },
            HealthAndCanary.Rule + ": one failure is told once");
        var schedule = draft.AddResource(
            canary + "Schedule",
            "AWS::Events::Rule",
            new MapNode { { "ScheduleExpression", "rate(15 minutes)" }, { "Targets", new ListNode { new MapNode { { "Id", "Canary" }, { "Arn", CallNode.GetAtt(canary, "Arn") } } } } },
            HealthAndCanary.Rule + ": every 15 minutes");
        Permit(canary, "events.amazonaws.com", CallNode.GetAtt(schedule, "Arn"));
    }

    private string Add(string id, MapNode properties, string comment)
    {
        var added = draft.AddResource(id, TemplateView.LambdaFunction, properties, comment);

        // The role may let functions write to Lambda's own groups only.
        Logs.AddGroup(added, CallNode.Sub("/aws/lambda/${" + added + "}"), draft);
        return added;
    }

    private void Permit(string id, string caller, TemplateNode source) =>
        draft.AddResource(
            id + "Permission",
            Permission,
            new MapNode { { "FunctionName", CallNode.Ref(id) }, { "Action", "lambda:InvokeFunction" }, { "Principal", caller }, { "SourceArn", source } },
            HealthAndCanary.Rule + ": who may start it");

    private MapNode Shared(string handler, int timeout)
    {
        var properties = new MapNode { { "Handler", handler } };
        foreach (var key in Taken)
        {
            properties.Add(key, draft.View.Node(function, key));
        }

        properties.Add("Timeout", timeout);
        properties.Add("LoggingConfig", new MapNode { { "LogFormat", "JSON" } });
        return properties;
    }
}
