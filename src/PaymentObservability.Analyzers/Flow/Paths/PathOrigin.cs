using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>Where an exception came up.</summary>
internal sealed record PathOrigin(WayOutKind Kind, SyntaxNode Syntax);
