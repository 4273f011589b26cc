using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
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
    public static string? Find(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (DeploymentFiles.Template(file, cancellation) is { } template && Find(template) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Whether a template has such a path or function.</summary>
    public static bool IsIn(YamlMap template) => Find(template) is not null;

    // No recursion: aliases may nest values deeper than the file does.
    private static string? Find(YamlMap template)
    {
        var values = new Stack<YamlValue>();
        values.Push(template);
        while (values.Count > 0)
        {
            switch (values.Pop())
            {
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        values.Push(item);
                    }

                    break;
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        // The paths of an API definition are keys.
                        if (HealthNames.IsPath(entry.Key.Value))
                        {
                            return entry.Key.Value;
                        }

                        if (entry.Key.Value is "Path" or "RouteKey" or "PathPart" or "HealthCheckPath" or "ResourcePath" && PathOf(entry.Value) is { } path && HealthNames.IsPath(path))
                        {
                            return path;
                        }

                        if (entry.Value is YamlMap resource
                            && resource.Text("Type") is "AWS::Serverless::Function" or "AWS::Lambda::Function" && HealthNames.IsPlainName(entry.Key.Value, ""))
                        {
                            return entry.Key.Value;
                        }

                        values.Push(entry.Value);
                    }

                    break;
            }
        }

        return null;
    }

    private static string? PathOf(YamlValue value) => value is YamlText text ? (text.Value.IndexOf('/') < 0 ? "/" + text.Value : text.Value) : null;
}
