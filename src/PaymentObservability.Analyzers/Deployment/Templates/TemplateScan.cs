using System.Collections.Generic;
using System.Collections.Immutable;
using PaymentObservability.Health;
using PaymentObservability.Privacy;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// What may stand anywhere in a template, found by one walk over all of it. The walk is made once a template, however many projects and compilations
/// see it: in a large one it takes longer than all the rules.
/// </summary>
internal sealed class TemplateScan
{
    private readonly ImmutableArray<SecretLike>.Builder secrets = ImmutableArray.CreateBuilder<SecretLike>();

    /// <summary>Walks over a template.</summary>
    public TemplateScan(Template template)
    {
        foreach (var resource in template.Resources)
        {
            HasCanary |= CanaryFinder.IsCanary(resource);
        }

        // No recursion: aliases may nest values deeper than the file does. How many they may make is bounded where files are read.
        var open = new Stack<(YamlValue Value, string Name)>();
        open.Push((template.Root, ""));
        while (open.Count > 0)
        {
            var (value, name) = open.Pop();
            switch (value)
            {
                case YamlText text:
                    UsesWebAdapter |= WebAdapter.IsLayer(text);
                    if (SecretLike.Of(text, name) is { } secret)
                    {
                        secrets.Add(secret);
                    }

                    break;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        open.Push((item, name));
                    }

                    break;
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        UsesWebAdapter |= WebAdapter.IsWrapper(entry);
                        HealthPath ??= TemplateHealthPaths.Find(entry);
                        open.Push((entry.Value, SecretLike.NameOf(entry.Key.Value, name)));
                    }

                    break;
            }
        }

        Secrets = secrets.ToImmutable();
    }

    /// <summary>Whether a function runs an ordinary web application behind the Lambda Web Adapter.</summary>
    public bool UsesWebAdapter { get; }

    /// <summary>The path of a health check, or the logical id of a function that is one by its name; null where there is neither.</summary>
    public string? HealthPath { get; }

    /// <summary>Whether a canary is deployed.</summary>
    public bool HasCanary { get; }

    /// <summary>Texts that are credentials, or may be by their shape.</summary>
    public ImmutableArray<SecretLike> Secrets { get; }
}
