using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>One value that a place records: an argument, a hole, a summand.</summary>
/// <param name="Value">The value.</param>
/// <param name="Mode">How it is written.</param>
internal sealed record RecordedPart(IOperation Value, RecordedAs Mode)
{
    /// <summary>Where it stands.</summary>
    public SyntaxNode Syntax => Value.Syntax;
}
