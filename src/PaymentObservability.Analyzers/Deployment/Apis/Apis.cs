using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Finds the APIs of a template and the functions that they lead to.</summary>
internal static class Apis
{
    private static readonly ImmutableArray<string> Parts = ImmutableArray.Create(
        "AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::Lambda::Permission");

    /// <summary>All APIs of a template, those that SAM makes last.</summary>
    public static ImmutableArray<DeployedApi> Of(Template template, IReadOnlyDictionary<string, ImmutableArray<EventSource>> events)
    {
        var apis = ImmutableArray.CreateBuilder<DeployedApi>();
        foreach (var resource in template.Resources)
        {
            if (KindOf(resource) is { } kind)
            {
                apis.Add(new(kind, template, resource.LogicalId, template.Names.NameOf(resource), StagesOf(resource), FunctionsOf(resource, events)));
            }
        }

        AddImplicit(template, events, ImplicitApis.Rest, ApiKind.Rest, apis);
        AddImplicit(template, events, ImplicitApis.Http, ApiKind.Http, apis);
        return apis.ToImmutable();
    }

    private static ApiKind? KindOf(TemplateResource resource) =>
        resource.Type switch
        {
            "AWS::Serverless::Api" or "AWS::ApiGateway::RestApi" => ApiKind.Rest,
            "AWS::Serverless::HttpApi" => ApiKind.Http,
            "AWS::ApiGatewayV2::Api" => resource.Template.Names.Text(resource.Property("ProtocolType")) == "WEBSOCKET" ? ApiKind.WebSocket : ApiKind.Http,
            _ => null,
        };

    private static void AddImplicit(
        Template template,
        IReadOnlyDictionary<string, ImmutableArray<EventSource>> events,
        string logicalId,
        ApiKind kind,
        ImmutableArray<DeployedApi>.Builder apis)
    {
        var functions = Triggered(logicalId, events);
        if (functions.Count > 0 && template.Resource(logicalId) is null)
        {
            // Its definition's title is the stack's name, unless Globals name it.
            var name = template.Names.Of(template.Globals(kind == ApiKind.Rest ? "Api" : "HttpApi")?["Name"])
                ?? NameExpression.Of(new NamePart(NamePartKind.Pseudo, "AWS::StackName", "", template));
            apis.Add(new(kind, template, logicalId, name, ImmutableArray<TemplateResource>.Empty, functions));
        }
    }

    private static HashSet<string> Triggered(string api, IReadOnlyDictionary<string, ImmutableArray<EventSource>> events) =>
        new(events.Where(pair => pair.Value.Any(source =>
                source.Kind is EventSourceKind.RestApi or EventSourceKind.HttpApi && source.Source?.ResourceParts.Any(part => part.Text == api) == true))
            .Select(pair => pair.Key), StringComparer.Ordinal);

    private static ImmutableArray<TemplateResource> StagesOf(TemplateResource api) =>
        api.Template.Resources
            .Where(resource => resource.Type is "AWS::ApiGateway::Stage" or "AWS::ApiGatewayV2::Stage" && IsOf(resource, api))
            .ToImmutableArray();

    private static HashSet<string> FunctionsOf(TemplateResource api, IReadOnlyDictionary<string, ImmutableArray<EventSource>> events)
    {
        var names = api.Template.Names;
        var functions = Triggered(api.LogicalId, events);
        AddFunctions(names.ReferencesIn(api.Properties));
        foreach (var part in api.Template.Resources)
        {
            if (Parts.Contains(part.Type) && (IsOf(part, api) || (part.Type == "AWS::Lambda::Permission" && names.ReferencesIn(part.Property("SourceArn")).Contains(api.LogicalId))))
            {
                AddFunctions(names.ReferencesIn(part.Properties));
            }
        }

        return functions;

        void AddFunctions(IEnumerable<string> ids) =>
            functions.UnionWith(ids.Where(id => api.Template.Resource(id) is { } resource && FunctionHandlers.IsFunction(resource)));
    }

    private static bool IsOf(TemplateResource part, TemplateResource api) =>
        api.Template.Names.ReferencesIn(part.Property("RestApiId") ?? part.Property("ApiId")).Contains(api.LogicalId);
}
