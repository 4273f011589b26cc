using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Health;

/// <summary>Whether anything tries the service out on a schedule: code or a template that speaks of a canary, or a CloudWatch Synthetics canary.</summary>
internal static class CanaryFinder
{
    /// <summary>Whether there is one, or may be one.</summary>
    public static bool HasCanary(PaymentModel model, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (model.Scan.Names.Any(SpeaksOfIt))
        {
            return true;
        }

        foreach (var file in files)
        {
            if (DeploymentFiles.Template(file, cancellation) is { } template && template["Resources"] is YamlMap resources
                && resources.Entries.Any(entry => entry.Value is YamlMap resource && (resource.Text("Type") == "AWS::Synthetics::Canary" || SpeaksOfIt(entry.Key.Value))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name is a canary's; <c>Canary10Percent5Minutes</c> is how a deployment is rolled out.</summary>
    public static bool SpeaksOfIt(string name)
    {
        IReadOnlyList<string> words = NameWords.Split(name);
        return words.Any(word => word is "canary" or "canaries" or "synthetics" or "smoketest") && !words.Contains("percent") && !words.Contains("deployment");
    }
}
