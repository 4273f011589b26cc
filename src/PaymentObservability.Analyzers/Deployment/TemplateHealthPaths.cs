using System.Linq;
using PaymentObservability.Health;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// Paths of health checks in templates: of an event, a route key, an API definition, a load balancer's target. They may be answered by another
/// project or in another language, which is why no code need be found for them.
/// </summary>
internal static class TemplateHealthPaths
{
    /// <summary>The first such path, or the logical id of a function that is a health check by its name; null where there is neither.</summary>
    public static string? Find(DeploymentModel deployment) => deployment.Templates.Select(template => template.Scan.HealthPath).FirstOrDefault(path => path is not null);

    /// <summary>The path or logical id that an entry of a template says, or null.</summary>
    public static string? Find(YamlEntry entry)
    {
        // The paths of an API definition are keys.
        var key = entry.Key.Value;
        if (HealthNames.IsPath(key))
        {
            return key;
        }

        if (key is "Path" or "RouteKey" or "PathPart" or "HealthCheckPath" or "ResourcePath" && PathOf(entry.Value) is { } path && HealthNames.IsPath(path))
        {
            return path;
        }

        return entry.Value is YamlMap resource && resource.Text("Type") is "AWS::Serverless::Function" or "AWS::Lambda::Function" && HealthNames.IsPlainName(key, "") ? key : null;
    }

    private static string? PathOf(YamlValue value) => value is YamlText text ? (text.Value.IndexOf('/') < 0 ? "/" + text.Value : text.Value) : null;
}
