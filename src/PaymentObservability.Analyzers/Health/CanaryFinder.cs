using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;

namespace PaymentObservability.Health;

/// <summary>Whether anything tries the service out on a schedule: code or a template that speaks of a canary, or a CloudWatch Synthetics canary.</summary>
internal static class CanaryFinder
{
    /// <summary>Whether there is one, or may be one.</summary>
    public static bool HasCanary(PaymentModel model) => model.Scan.Names.Any(SpeaksOfIt) || model.Deployment.Templates.Any(template => template.Scan.HasCanary);

    /// <summary>Whether a resource is one, or says so.</summary>
    public static bool IsCanary(TemplateResource resource) => resource.Type == "AWS::Synthetics::Canary" || SpeaksOfIt(resource.LogicalId);

    /// <summary>Whether a name is a canary's; <c>Canary10Percent5Minutes</c> is how a deployment is rolled out.</summary>
    public static bool SpeaksOfIt(string name)
    {
        IReadOnlyList<string> words = NameWords.Split(name);
        return words.Any(word => word is "canary" or "canaries" or "synthetics" or "smoketest") && !words.Contains("percent") && !words.Contains("deployment");
    }
}
