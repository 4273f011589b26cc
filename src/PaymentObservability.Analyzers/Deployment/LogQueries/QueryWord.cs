using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>A word of a query: a level, a phrase, a field.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Place">Where it stands, without quotes; null where that cannot be told for sure.</param>
internal sealed record QueryWord(string Text, Location? Place);
