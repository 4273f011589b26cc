using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// The Lambda Web Adapter: an ordinary web application runs in Lambda without any Lambda package, because the template puts a proxy before
/// it. Only the template tells.
/// </summary>
internal static class WebAdapter
{
    private const string WrapperVariable = "AWS_LAMBDA_EXEC_WRAPPER";
    private const string LayerName = "LambdaAdapterLayer";

    /// <summary>Whether any template gives a function the adapter's wrapper script or its layer.</summary>
    public static bool UsesLambdaWebAdapter(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (DeploymentFiles.Template(file, cancellation) is { } template && UsesIt(template))
            {
                return true;
            }
        }

        return false;
    }

    // No recursion: aliases may nest values deeper than the file does.
    private static bool UsesIt(YamlMap template)
    {
        var values = new Stack<YamlValue>();
        values.Push(template);
        while (values.Count > 0)
        {
            switch (values.Pop())
            {
                case YamlText text when text.Value.Contains(LayerName):
                    return true;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        values.Push(item);
                    }

                    break;
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        if (entry.Key.Value == WrapperVariable && entry.Value is YamlText script && script.Value.StartsWith("/opt/bootstrap", StringComparison.Ordinal))
                        {
                            return true;
                        }

                        values.Push(entry.Value);
                    }

                    break;
            }
        }

        return false;
    }
}
