using System.Linq;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring;

/// <summary>Where a fix can put a health check: behind an API that takes one more route and answers at it as soon as it is deployed.</summary>
internal static class ProbePlaces
{
    /// <summary>Whether the API of a function takes a health check beside it.</summary>
    public static bool TakeHealthCheck(DeployedFunction function, PaymentTemplate template)
    {
        var names = template.Template.Names;
        if (function.Resource.Properties?["ImageUri"] is not null || names.Text(function.Resource.Property("PackageType")) == "Image")
        {
            return false;
        }

        if (function.IsServerless)
        {
            return function.Events.Any(source => source.Kind is EventSourceKind.RestApi or EventSourceKind.HttpApi);
        }

        return template.Apis.FirstOrDefault(api => api.Functions.Contains(function.LogicalId)) is { Resource: { } resource } api
            && resource.Property("Body") is null && resource.Property("BodyS3Location") is null
            && (api.Kind == ApiKind.Http ? IsDeployedByItself(api, resource) : !template.Template.OfType("AWS::ApiGateway::Deployment").Any(part => names.ReferencesIn(part.Property("RestApiId")).Contains(api.LogicalId)))
            && (template.Tables.IsEmpty || names.ReferencesIn(function.Resource.Property("Role")).Any(id => template.Template.Resource(id)?.Type == "AWS::IAM::Role"));
    }

    // What an API is told to call (Target) makes a stage that does.
    private static bool IsDeployedByItself(DeployedApi api, TemplateResource resource) =>
        resource.Property("Target") is not null
        || (!api.StageResources.IsEmpty && api.StageResources.All(stage => stage.Template.Names.Text(stage.Property("AutoDeploy"))?.ToLowerInvariant() == "true"));
}
