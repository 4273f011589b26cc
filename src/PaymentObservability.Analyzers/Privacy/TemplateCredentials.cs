using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;

namespace PaymentObservability.Privacy;

/// <summary>Credentials that stand in a template or in the environment of a tools file: values, parameters' defaults, anything that is plain text.</summary>
internal static class TemplateCredentials
{
    /// <summary>Every one of a template, with what it is. A value under two aliases may be there twice.</summary>
    public static IEnumerable<(Location Place, string What)> Find(Template template, NamedSecrets secrets)
    {
        foreach (var secret in template.Scan.Secrets)
        {
            if ((secret.What ?? secrets.Find(secret.Text.Value, new[] { secret.Name })) is { } what)
            {
                yield return (template.LocationOf(secret.Text), what);
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

    private static string? What(string text, string name, NamedSecrets secrets) =>
        SecretLike.IsResolvedElsewhere(text) ? null
            : SecretLike.WhatFormat(text) ?? (name.Length > 0 && NamedSecrets.MayBe(text) ? secrets.Find(text, new[] { name }) : null);
}
