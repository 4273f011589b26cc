using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>What an API's metrics are called and by which dimensions they are published.</summary>
internal sealed class ApiName
{
    /// <summary>The API that SAM makes of <c>Api</c> events without an API of their own.</summary>
    public const string ImplicitRestApi = "ServerlessRestApi";

    /// <summary>The API that SAM makes of <c>HttpApi</c> events without an API of their own.</summary>
    public const string ImplicitHttpApi = "ServerlessHttpApi";

    private readonly IReadOnlyList<(string Name, TemplateNode Value)> dimensions;

    private ApiName(bool isHttpApi, IReadOnlyList<(string Name, TemplateNode Value)> dimensions)
    {
        IsHttpApi = isHttpApi;
        this.dimensions = dimensions;
    }

    /// <summary>Whether it is an HTTP API, whose metrics have other names than a REST API's.</summary>
    public bool IsHttpApi { get; }

    /// <summary>The metric of client errors.</summary>
    public Metric ClientErrors => Of(IsHttpApi ? "4xx" : "4XXError");

    /// <summary>The metric of server errors.</summary>
    public Metric ServerErrors => Of(IsHttpApi ? "5xx" : "5XXError");

    /// <summary>What is known of an API; null where its name cannot be told.</summary>
    public static ApiName? Find(string api, TemplateDraft draft)
    {
        var view = draft.View;
        switch (view.Type(api))
        {
            case "AWS::Serverless::HttpApi" or "AWS::ApiGatewayV2::Api":
                // The same type serves web sockets, whose metrics are others.
                return view.Type(api) == "AWS::ApiGatewayV2::Api" && view.Property(api, "ProtocolType") is not null && view.Text(api, "ProtocolType") != "HTTP" ? null : Http(api);
            case "AWS::Serverless::Api":
                return Rest(ServerlessName(api, view), view.Node(api, "StageName"));
            case "AWS::ApiGateway::RestApi":
                return Rest(view.Node(api, "Name") ?? view.Node(api, "Body", "info", "title"), StageOf(api, view));
            case null when api == ImplicitHttpApi && view.IsServerless:
                return Http(api);
            case null when api == ImplicitRestApi && view.IsServerless:
                // SAM names it after the stack and deploys it to this stage.
                return Rest(CallNode.Ref("AWS::StackName"), "Prod");
            default:
                return null;
        }
    }

    /// <summary>One of the API's metrics.</summary>
    public Metric Of(string name) => new("AWS/ApiGateway", name, dimensions);

    private static ApiName Http(string api) => new(isHttpApi: true, new (string, TemplateNode)[] { ("ApiId", CallNode.Ref(api)) });

    private static ApiName? Rest(TemplateNode? name, TemplateNode? stage) =>
        name is null ? null
        : new(isHttpApi: false, stage is null ? new[] { ("ApiName", name) } : new[] { ("ApiName", name), ("Stage", stage) });

    private static TemplateNode? ServerlessName(string api, TemplateView view)
    {
        if (view.Property(api, "Name") is not null)
        {
            return view.Node(api, "Name");
        }

        // A definition of its own brings the name; a file elsewhere cannot be read from here.
        return view.Property(api, "DefinitionBody") is not null ? view.Node(api, "DefinitionBody", "info", "title")
            : view.Property(api, "DefinitionUri") is not null ? null
            : CallNode.Ref("AWS::StackName");
    }

    private static TemplateNode? StageOf(string api, TemplateView view)
    {
        var stages = view.Ids
            .Where(id => view.Type(id) is "AWS::ApiGateway::Stage" or "AWS::ApiGateway::Deployment" && TemplateView.Target(view.Property(id, "RestApiId")) == api)
            .Select(id => view.Node(id, "StageName"))
            .OfType<TemplateNode>()
            .ToList();
        return stages.Count == 1 ? stages[0] : null;
    }
}
