using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Which additional files say what is deployed. A name makes one a candidate, what it holds decides.</summary>
internal static class DeploymentFiles
{
    /// <summary>Reads a file that may be a CloudFormation template: a mapping of <c>Resources</c> with <c>AWS::</c> types in it. Null for any other.</summary>
    public static YamlMap? Template(AdditionalText file, CancellationToken cancellation) =>
        Root(file, cancellation) is { } root && IsTemplate(root) ? root : null;

    /// <summary>Reads the outermost mapping of a YAML or JSON file, or null.</summary>
    public static YamlMap? Root(AdditionalText file, CancellationToken cancellation) =>
        FilePaths.ExtensionOf(file.Path) is ".yaml" or ".yml" or ".json" or ".template" && file.GetText(cancellation) is { } text
            ? YamlReader.Read(text, cancellation).Root as YamlMap
            : null;

    private static bool IsTemplate(YamlMap root)
    {
        if (root["Resources"] is YamlMap resources)
        {
            foreach (var entry in resources.Entries)
            {
                if (entry.Value is YamlMap resource && resource.Text("Type")?.StartsWith("AWS::", StringComparison.Ordinal) == true)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
