using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>A health check and a canary as SAM deploys them: events of functions, from which SAM makes routes, schedules and roles.</summary>
internal sealed class ServerlessProbes : IProbePlace
{
    private readonly string function;
    private readonly ApiEvent? route;
    private readonly TemplateDraft draft;

    private ServerlessProbes(string function, TemplateNode? url, ApiEvent? route, TemplateDraft draft)
    {
        this.function = function;
        this.route = route;
        this.draft = draft;
        Url = url;
    }

    /// <inheritdoc/>
    public TemplateNode? Url { get; }

    /// <inheritdoc/>
    public bool HasRoutes => route is not null;

    // A role of the globals takes no policies of a function.
    private YamlValue? Role => (draft.View.Section("Globals")?["Function"] as YamlMap)?["Role"];

    /// <summary>The place beside a function; null where nothing calls it by an address.</summary>
    public static ServerlessProbes? Beside(string function, TemplateDraft draft)
    {
        var view = draft.View;
        var events = (view.Property(function, "Events") as YamlMap)?.Entries.Select(entry => entry.Value).OfType<YamlMap>() ?? Enumerable.Empty<YamlMap>();
        foreach (var trigger in events)
        {
            var properties = trigger["Properties"] as YamlMap;
            switch (trigger.Text("Type"))
            {
                case "HttpApi":
                    var http = properties?["ApiId"];
                    var httpId = http is null ? ApiName.ImplicitHttpApi : TemplateView.Target(http);
                    return httpId is null ? null : new(function, ApiAddress.Of(httpId, view.Node(httpId, "StageName"), view), new("HttpApi", "ApiId", http is null ? null : NodeReader.Read(http), HasAuthorizer("HttpApi", httpId, view)), draft);
                case "Api":
                    var rest = properties?["RestApiId"];
                    var restId = rest is null ? ApiName.ImplicitRestApi : TemplateView.Target(rest);
                    return restId is null || (rest is not null && view.Type(restId) != "AWS::Serverless::Api") ? null
                        : new(function, ApiAddress.Of(restId, rest is null ? "Prod" : view.Node(restId, "StageName"), view), new("Api", "RestApiId", rest is null ? null : NodeReader.Read(rest), HasAuthorizer("Api", restId, view)), draft);
            }
        }

        // A URL that wants signed requests turns the canary away.
        return view.Property(function, "FunctionUrlConfig") is not null && view.Text(function, "FunctionUrlConfig", "AuthType") != "AWS_IAM" ? new(function, CallNode.GetAtt(function + "Url", "FunctionUrl"), route: null, draft) : null;
    }

    /// <inheritdoc/>
    public bool Permits(HealthCheck check) => check.Rights is null || Role is null;

    /// <inheritdoc/>
    public void AddHealth(string handler, HealthCheck check)
    {
        var id = draft.Name(HealthAndCanary.HealthId, TemplateView.ServerlessFunction);
        var properties = Shared(id, handler, 10);

        // It is to reach what payments reach.
        properties.Add("VpcConfig", NodeReader.Read((draft.View.Resource(function)?["Properties"] as YamlMap)?["VpcConfig"]));
        properties.Add("Environment", check.Variables is null ? null : new MapNode { { "Variables", check.Variables } });
        properties.Add("Policies", check.Rights is null ? null : new ListNode { new MapNode { { "Statement", new ListNode { check.Rights } } } });
        var place = new MapNode { { route!.Key, route.Id }, { "Method", "GET" }, { "Path", check.Path } };

        // Who asks whether the service is well has no token: neither a load balancer nor the canary.
        place.Add("Auth", route.HasAuthorizer ? new MapNode { { "Authorizer", "NONE" } } : null);
        properties.Add("Events", new MapNode { { "Health", new MapNode { { "Type", route.Type }, { "Properties", place } } } });
        Add(id, properties, HealthCheck.Comment);
    }

    /// <inheritdoc/>
    public void AddCanary(string handler, MapNode variables)
    {
        var id = draft.Name(HealthAndCanary.CanaryId, TemplateView.ServerlessFunction);
        var properties = Shared(id, handler, 60);
        properties.Add("Environment", new MapNode { { "Variables", variables } });

        // A canary that is tried again tells its alarm about one failure three times.
        properties.Add("EventInvokeConfig", new MapNode { { "MaximumRetryAttempts", 0 } });
        properties.Add("Events", new MapNode
        {
            { "EveryQuarterOfAnHour", new MapNode { { "Type", "Schedule" }, { "Properties", new MapNode { { "Schedule", "rate(15 minutes)" } } } } },
        });
        Add(id, properties, HealthAndCanary.Rule + ": tries the service out every 15 minutes");
    }

    /// <summary>Whether an API asks for a token on every route that does not say otherwise.</summary>
    private static bool HasAuthorizer(string kind, string api, TemplateView view) =>
        view.Property(api, "Auth", "DefaultAuthorizer") is not null || ((view.Section("Globals")?[kind] as YamlMap)?["Auth"] as YamlMap)?["DefaultAuthorizer"] is not null;

    private void Add(string id, MapNode properties, string comment)
    {
        draft.AddResource(id, TemplateView.ServerlessFunction, properties, comment);
        if (properties["LoggingConfig"] is MapNode logging && logging["LogGroup"] is not null)
        {
            Logs.AddGroup(id, name: null, draft);
        }
    }

    // What the globals say holds for the new function too.
    private MapNode Shared(string id, string handler, int timeout)
    {
        var own = draft.View.Resource(function)?["Properties"] as YamlMap;
        var globals = draft.View.Section("Globals")?["Function"] as YamlMap;
        var properties = new MapNode { { "Handler", handler } };
        foreach (var key in new[] { "Runtime", "CodeUri", "Architectures", "MemorySize", "Layers" })
        {
            properties.Add(key, NodeReader.Read(own?[key]));
        }

        properties.Add("Timeout", timeout);
        var said = globals?["LoggingConfig"] as YamlMap;
        if (Role is null && (said is not null || globals?["LoggingConfig"] is null) && said?["LogGroup"] is null)
        {
            properties.Add("LoggingConfig", new MapNode { { "LogFormat", said?["LogFormat"] is null ? (TemplateNode)"JSON" : null }, { "LogGroup", CallNode.Ref(Logs.GroupId(id, draft)) } });
        }

        return properties;
    }

    /// <summary>The event that adds a route.</summary>
    /// <param name="Type">SAM's name of it.</param>
    /// <param name="Key">The property that names the API.</param>
    /// <param name="Id">The API; null for the one that SAM makes.</param>
    /// <param name="HasAuthorizer">Whether the API asks for a token where a route does not say otherwise.</param>
    private sealed record ApiEvent(string Type, string Key, TemplateNode? Id, bool HasAuthorizer);
}
