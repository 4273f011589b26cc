using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Privacy;

/// <summary>Credentials that stand in a template or in the environment of a tools file: values, parameters' defaults, anything that is plain text.</summary>
internal static class TemplateCredentials
{
    /// <summary>Every one of a template, with what it is.</summary>
    public static IEnumerable<(Location Place, string What)> Find(Template template, NamedSecrets secrets)
    {
        // No recursion: aliases may nest values deeper than the file does. A value under two aliases is found once, by its place.
        var seen = new HashSet<YamlValue>();
        var open = new Stack<(YamlValue Value, string Name)>();
        open.Push((template.Root, ""));
        while (open.Count > 0)
        {
            var (value, name) = open.Pop();
            if (!seen.Add(value))
            {
                continue;
            }

            switch (value)
            {
                case YamlText { Tag: null, IsNull: false } text:
                    if (What(text.Value, name, secrets) is { } what)
                    {
                        yield return (template.LocationOf(text), what);
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
                        open.Push((entry.Value, NameOf(entry.Key.Value, name)));
                    }

                    break;
            }
        }
    }

    /// <summary>Those of a tools file's environment variables.</summary>
    public static IEnumerable<(Location Place, string What)> Find(ToolsDefaults tools, NamedSecrets secrets)
    {
        if (tools.LocationOf("environment-variables") is { } place)
        {
            foreach (var variable in tools.Environment.OrderBy(variable => variable.Key, System.StringComparer.Ordinal))
            {
                if (What(variable.Value, variable.Key, secrets) is { } what)
                {
                    yield return (place, what);
                }
            }
        }
    }

    // A parameter's default, and both values of a condition, go by the name above them.
    private static string NameOf(string key, string above) => key is "Default" or "Value" or "Fn::If" or "Fn::Sub" or "Fn::Join" ? above : key;

    private static string? What(string text, string name, NamedSecrets secrets) =>
        text.Contains("{{resolve:") ? null
            : CredentialFormats.Find(text)
                ?? (ConnectionStrings.HoldPassword(text) ? "a password" : null)
                ?? (name.Length > 0 && NamedSecrets.MayBe(text) ? secrets.Find(text, new[] { name }) : null);
}
