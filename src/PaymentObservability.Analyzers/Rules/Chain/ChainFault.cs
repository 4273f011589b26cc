using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Rules.Chain;

/// <summary>Where code and template do not meet.</summary>
/// <param name="Location">Where the mistake stands.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
/// <param name="Repair">What has to be changed; null where nobody can tell.</param>
internal sealed record ChainFault(Location Location, string Reason, TemplateRepair? Repair = null)
{
    /// <summary>Whether nothing at all is recorded under the name.</summary>
    public bool IsUnrecorded { get; init; }
}
