using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// Deploys the health check and the canary that the code has. Facts: <c>handler</c> as the template is to name it; for the health check <c>path</c>, the tables that it asks
/// (<c>tables</c>) and the environment variables that it reads (<c>variables</c>); the target is the payment function beside it, whose settings it shares.
/// </summary>
internal sealed class HealthAndCanary : IGuideSection
{
    /// <summary>The logical id of the canary.</summary>
    public const string CanaryId = "PaymentCanary";

    private const string HealthId = "HealthFunction";
    private const string PaymentPath = "CanaryPaymentPath";
    private const string Rule = "PAY6013";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.HealthDeployed, GuideItem.CanaryDeployed };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        // Outside of SAM an API has to be put together of a dozen resources that differ from one template to the next; an image is started by its own command.
        if (draft.View.Type(gap.Target) != TemplateView.ServerlessFunction || draft.View.Property(gap.Target, "ImageUri") is not null || draft.View.Text(gap.Target, "PackageType") == "Image" || gap.Fact("handler") is not { } handler || Api(gap.Target, draft) is not { } api)
        {
            return;
        }

        if (gap.Item == GuideItem.CanaryDeployed)
        {
            Canary(gap, handler, api, draft);
        }
        else if (api.Event is not null)
        {
            Health(gap, handler, api, draft);
        }
    }

    private static void Health(GuideGap gap, string handler, CalledApi api, TemplateDraft draft)
    {
        // The check asks what any function of the service needs, so that its variables are those of all of them.
        var variables = new MapNode();
        var tables = gap.List("tables").ToList();
        foreach (var name in gap.List("variables"))
        {
            var value = new[] { gap.Target }.Concat(draft.View.Functions).Select(function => draft.View.Property(function, "Environment", "Variables", name)).FirstOrDefault(found => found is not null);
            var target = value is null ? null : TemplateView.Target(value);
            variables.Add(name, NodeReader.Read(value) is { } node ? draft.Guarded(target, node) : null);
            if (target is not null)
            {
                tables.Add(target);
            }
        }

        var asked = new ListNode(tables.Distinct().Where(table => TableAlarms.IsTable(draft.View.Type(table))).Select(table => draft.Guarded(table, CallNode.GetAtt(table, "Arn"))));
        var statement = new MapNode { { "Effect", "Allow" }, { "Action", "dynamodb:DescribeTable" }, { "Resource", asked } };
        var properties = Shared(gap.Target, handler, 10, draft);
        properties.Add("Environment", variables.Items.Count == 0 ? null : new MapNode { { "Variables", variables } });
        properties.Add("Policies", asked.Items.Count == 0 ? null : new ListNode { new MapNode { { "Statement", new ListNode { statement } } } });
        var route = new MapNode { { api.Event!.Value.Key, api.Event.Value.Id }, { "Method", "GET" }, { "Path", gap.Fact("path") ?? "/health" } };
        if (api.HasAuthorizer)
        {
            // Who asks whether the service is well has no token: neither a load balancer nor the canary.
            route.Add("Auth", new MapNode { { "Authorizer", "NONE" } });
        }

        properties.Add("Events", new MapNode { { "Health", new MapNode { { "Type", api.Event.Value.Type }, { "Properties", route } } } });
        draft.AddResource(HealthId, TemplateView.ServerlessFunction, properties, Rule + ": answers whether a payment could be taken now");
    }

    private static void Canary(GuideGap gap, string handler, CalledApi api, TemplateDraft draft)
    {
        var properties = Shared(gap.Target, handler, 60, draft);
        var variables = new MapNode { { "CANARY_URL", api.Url } };
        if (gap.Fact("payment-path")?.IndexOf('{') >= 0)
        {
            // The canary's code knows a path without parameters by itself.
            draft.AddParameter(
                PaymentPath,
                new MapNode { { "Type", "String" }, { "Default", "" }, { "Description", $"PAY6013: the path that the canary asks to be paid, for {gap.Fact("payment-path")}; the canary fails until it is told" } },
                Rule + ": what the canary asks to be paid");
            variables.Add("CANARY_PAYMENT_PATH", CallNode.Ref(PaymentPath));
        }

        properties.Add("Environment", new MapNode { { "Variables", variables } });

        // A canary that is tried again tells its alarm about one failure three times.
        properties.Add("EventInvokeConfig", new MapNode { { "MaximumRetryAttempts", 0 } });
        properties.Add("Events", new MapNode
        {
            { "EveryQuarterOfAnHour", new MapNode { { "Type", "Schedule" }, { "Properties", new MapNode { { "Schedule", "rate(15 minutes)" } } } } },
        });
        draft.AddResource(CanaryId, TemplateView.ServerlessFunction, properties, Rule + ": tries the service out every 15 minutes");
    }

    // What the globals say holds for the new function too.
    private static MapNode Shared(string function, string handler, int timeout, TemplateDraft draft)
    {
        var properties = new MapNode { { "Handler", handler } };
        foreach (var key in new[] { "Runtime", "CodeUri", "Architectures", "MemorySize" })
        {
            if ((draft.View.Resource(function)?["Properties"] as YamlMap)?[key] is { } value)
            {
                properties.Add(key, NodeReader.Read(value));
            }
        }

        properties.Add("Timeout", timeout);
        return properties;
    }

    private static CalledApi? Api(string function, TemplateDraft draft)
    {
        var events = (draft.View.Property(function, "Events") as YamlMap)?.Entries.Select(entry => entry.Value).OfType<YamlMap>() ?? Enumerable.Empty<YamlMap>();
        foreach (var trigger in events)
        {
            var properties = trigger["Properties"] as YamlMap;
            switch (trigger.Text("Type"))
            {
                case "HttpApi":
                    var http = properties?["ApiId"];
                    var httpId = http is null ? ApiName.ImplicitHttpApi : TemplateView.Target(http);
                    return httpId is null ? null : new(Url(httpId, draft.View.Node(httpId, "StageName")), ("HttpApi", "ApiId", http is null ? null : NodeReader.Read(http)), HasAuthorizer("HttpApi", httpId, draft));
                case "Api":
                    var rest = properties?["RestApiId"];
                    var restId = rest is null ? ApiName.ImplicitRestApi : TemplateView.Target(rest);
                    return restId is null || (rest is not null && draft.View.Type(restId) != "AWS::Serverless::Api") ? null
                        : new(Url(restId, rest is null ? "Prod" : draft.View.Node(restId, "StageName")), ("Api", "RestApiId", rest is null ? null : NodeReader.Read(rest)), HasAuthorizer("Api", restId, draft));
            }
        }

        // A URL that wants signed requests turns the canary away.
        return draft.View.Property(function, "FunctionUrlConfig") is not null && draft.View.Text(function, "FunctionUrlConfig", "AuthType") != "AWS_IAM" ? new(CallNode.GetAtt(function + "Url", "FunctionUrl"), null, HasAuthorizer: false) : null;
    }

    /// <summary>Whether an API asks for a token on every route that does not say otherwise.</summary>
    private static bool HasAuthorizer(string kind, string api, TemplateDraft draft) =>
        draft.View.Property(api, "Auth", "DefaultAuthorizer") is not null || ((draft.View.Section("Globals")?[kind] as YamlMap)?["Auth"] as YamlMap)?["DefaultAuthorizer"] is not null;

    private static TemplateNode Url(string api, TemplateNode? stage)
    {
        var sub = new SubText();
        return sub.Node("https://${" + api + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}" + (stage is null or TextNode { Value: "$default" } ? "" : "/" + sub.Of(stage)));
    }

    /// <summary>Where a function is called.</summary>
    /// <param name="Url">Its address.</param>
    /// <param name="Event">The event that adds a route beside it: type, key and value of the API; null where there are no routes.</param>
    /// <param name="HasAuthorizer">Whether it asks for a token where a route does not say otherwise.</param>
    private sealed record CalledApi(TemplateNode Url, (string Type, string Key, TemplateNode? Id)? Event, bool HasAuthorizer);
}
