using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>An API that is put together of CloudFormation's own resources, before a function.</summary>
internal sealed class PlainApi
{
    private const string HttpApi = "AWS::ApiGatewayV2::Api";
    private const string HttpStage = "AWS::ApiGatewayV2::Stage";
    private const string Integration = "AWS::ApiGatewayV2::Integration";
    private const string RestApi = "AWS::ApiGateway::RestApi";
    private const string Method = "AWS::ApiGateway::Method";

    private readonly string id;
    private readonly TemplateNode? payload;
    private readonly TemplateDraft draft;

    private PlainApi(string id, TemplateNode? payload, TemplateDraft draft)
    {
        this.id = id;
        this.payload = payload;
        this.draft = draft;
    }

    /// <summary>Its address; null where its stage cannot be told.</summary>
    public TemplateNode? Url => Stage is { } stage ? ApiAddress.Of(id, stage, draft.View) : null;

    /// <summary>
    /// Whether a route that is added answers. A REST API answers as it was when its <c>Deployment</c> was made, which no line that is added makes anew; an HTTP API with a
    /// stage that deploys by itself takes it up. Where a definition (<c>Body</c>) makes the routes it would take away what it does not know.
    /// </summary>
    public bool TakesRoutes =>
        draft.View.Property(id, "Body") is null && draft.View.Property(id, "BodyS3Location") is null && (IsHttp ? IsDeployedByItself : !Of("AWS::ApiGateway::Deployment", "RestApiId").Any());

    private bool IsHttp => draft.View.Type(id) == HttpApi;

    // What an API is told to call makes a stage by itself.
    private bool IsQuick => draft.View.Property(id, "Target") is not null;

    private bool IsDeployedByItself => IsQuick || Stages.ToList() is { Count: > 0 } stages && stages.TrueForAll(stage => draft.View.Text(stage, "AutoDeploy") == "true");

    private IEnumerable<string> Stages => IsHttp ? Of(HttpStage, "ApiId") : Of("AWS::ApiGateway::Stage", "RestApiId");

    private TemplateNode? Stage
    {
        get
        {
            var names = Stages.Concat(IsHttp ? Enumerable.Empty<string>() : Of("AWS::ApiGateway::Deployment", "RestApiId")).Select(stage => draft.View.Node(stage, "StageName")).OfType<TemplateNode>().ToList();
            return names.Count == 1 ? names[0] : names.Count == 0 && IsQuick ? (TemplateNode)"$default" : (TemplateNode?)null;
        }
    }

    /// <summary>The API before a function; null where there is none of which enough is known.</summary>
    public static PlainApi? Before(string function, TemplateDraft draft)
    {
        var view = draft.View;
        foreach (var part in view.Ids)
        {
            var (api, payload) = view.Type(part) switch
            {
                Integration when Calls(view.Node(part, "IntegrationUri")) => (TemplateView.Target(view.Property(part, "ApiId")), view.Node(part, "PayloadFormatVersion")),
                Method when Calls(view.Node(part, "Integration", "Uri")) => (TemplateView.Target(view.Property(part, "RestApiId")), null),
                HttpApi when Calls(view.Node(part, "Target")) => (part, (TemplateNode?)"2.0"),
                _ => (null, null),
            };
            if (api is not null && (view.Type(api) == RestApi || (view.Type(api) == HttpApi && view.Text(api, "ProtocolType") == "HTTP")))
            {
                return new(api, payload, draft);
            }
        }

        return null;

        bool Calls(TemplateNode? uri) => References.In(uri).Contains(function);
    }

    /// <summary>Adds a route to the health check, and says who calls it by it.</summary>
    public TemplateNode AddRoute(string health, HealthCheck check)
    {
        if (!IsHttp)
        {
            AddMethod(health, check);
        }
        else
        {
            var integration = draft.AddResource(
                health + "Integration",
                Integration,
                new MapNode
                {
                    { "ApiId", CallNode.Ref(id) }, { "IntegrationType", "AWS_PROXY" }, { "IntegrationUri", CallNode.GetAtt(health, "Arn") }, { "PayloadFormatVersion", check.Payload ?? payload ?? "2.0" },
                },
                HealthAndCanary.Rule + ": what the route calls");
            draft.AddResource(
                health + "Route",
                "AWS::ApiGatewayV2::Route",
                new MapNode { { "ApiId", CallNode.Ref(id) }, { "RouteKey", "GET " + check.Path }, { "Target", CallNode.Sub("integrations/${" + integration + "}") } },
                HealthAndCanary.Rule + ": where it is asked");
        }

        return CallNode.Sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + id + "}/*/GET" + check.Path);
    }

    private void AddMethod(string health, HealthCheck check)
    {
        var parent = (TemplateNode)CallNode.GetAtt(id, "RootResourceId");
        var number = 0;
        foreach (var part in check.Path.Split('/').Where(part => part.Length > 0))
        {
            parent = CallNode.Ref(draft.AddResource(
                health + "Resource" + (number++ == 0 ? "" : number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                "AWS::ApiGateway::Resource",
                new MapNode { { "RestApiId", CallNode.Ref(id) }, { "ParentId", parent }, { "PathPart", part } },
                HealthAndCanary.Rule + ": where it is asked"));
        }

        draft.AddResource(
            health + "Method",
            Method,
            new MapNode
            {
                { "RestApiId", CallNode.Ref(id) },
                { "ResourceId", parent },
                { "HttpMethod", "GET" },
                { "AuthorizationType", "NONE" },
                {
                    "Integration", new MapNode
                    {
                        { "Type", "AWS_PROXY" },
                        { "IntegrationHttpMethod", "POST" },
                        { "Uri", CallNode.Sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${" + health + ".Arn}/invocations") },
                    }
                },
            },
            HealthAndCanary.Rule + ": what the route calls");
    }

    private IEnumerable<string> Of(string type, string key) => draft.View.Ids.Where(part => draft.View.Type(part) == type && TemplateView.Target(draft.View.Property(part, key)) == id);
}
