using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>An API of API Gateway: a resource, or the one that SAM makes for events which name none.</summary>
internal sealed class DeployedApi
{
    public DeployedApi(ApiKind kind, Template template, string logicalId, NameExpression name, ImmutableArray<TemplateResource> stages, ISet<string> functions)
    {
        Kind = kind;
        Template = template;
        LogicalId = logicalId;
        Name = name;
        StageResources = stages;
        Functions = functions;
        Stages = ReadStages();
    }

    /// <summary>REST, HTTP or WebSocket.</summary>
    public ApiKind Kind { get; }

    /// <summary>The template.</summary>
    public Template Template { get; }

    /// <summary>Its name in the template; SAM's for one that SAM makes.</summary>
    public string LogicalId { get; }

    /// <summary>The resource; null for one that SAM makes.</summary>
    public TemplateResource? Resource => Template.Resource(LogicalId);

    /// <summary>Whether SAM makes it for events that name none.</summary>
    public bool IsImplicit => Resource is null;

    /// <summary>The value of the metric dimension <c>ApiName</c> (REST).</summary>
    public NameExpression Name { get; }

    /// <summary>The value of the metric dimension <c>ApiId</c> (HTTP, WebSocket).</summary>
    public NameExpression Id => Template.Names.AttributeOf(LogicalId, ResourceAttribute.Id);

    /// <summary>Names of its stages.</summary>
    public ImmutableArray<NameExpression> Stages { get; }

    /// <summary>The resources of its stages; none where SAM makes the stage.</summary>
    public ImmutableArray<TemplateResource> StageResources { get; }

    /// <summary>Logical ids of the functions that it leads to.</summary>
    public ISet<string> Functions { get; }

    /// <summary>Where it stands; <see cref="Location.None"/> for one that SAM makes.</summary>
    public Location Location => Resource?.Location ?? Location.None;

    /// <summary>Whether X-Ray traces all its stages; null where it cannot be seen, and for HTTP APIs, which cannot be traced.</summary>
    public bool? IsTraced
    {
        get
        {
            if (Kind != ApiKind.Rest)
            {
                return null;
            }

            var values = Resource is { Type: not "AWS::Serverless::Api" }
                ? StageResources.Select(stage => stage.Property("TracingEnabled"))
                : new[] { Resource is { } api ? api.Property("TracingEnabled") : Template.Globals("Api")?["TracingEnabled"] };
            bool? all = true;
            foreach (var value in values)
            {
                var text = value is null ? "false" : Template.Names.Text(value);
                if (text is null)
                {
                    return null;
                }

                all &= text is "true" or "True" or "TRUE";
            }

            return StageResources.IsEmpty && Resource is { Type: not "AWS::Serverless::Api" } ? null : all;
        }
    }

    private ImmutableArray<NameExpression> ReadStages()
    {
        var names = Template.Names;
        if (IsImplicit)
        {
            return ImmutableArray.Create(NameExpression.Of(Kind == ApiKind.Rest ? ImplicitApis.RestStage : ImplicitApis.HttpStage));
        }

        if (Resource!.Type is "AWS::Serverless::Api" or "AWS::Serverless::HttpApi")
        {
            var stage = names.Of(Resource.Property("StageName"));
            return stage is not null ? ImmutableArray.Create(stage)
                : Kind == ApiKind.Http ? ImmutableArray.Create(NameExpression.Of(ImplicitApis.HttpStage))
                : ImmutableArray<NameExpression>.Empty;
        }

        return StageResources.Select(stage => names.Of(stage.Property("StageName"))).OfType<NameExpression>().ToImmutableArray();
    }

    public override string ToString() => $"{LogicalId} ({Kind})";
}
