using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Chain;

/// <summary>Where code and template do not meet.</summary>
/// <param name="Location">Where the mistake stands.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
/// <param name="Replacement">What belongs in its place; null where nobody can tell.</param>
internal sealed record ChainFault(Location Location, string Reason, string? Replacement = null);
