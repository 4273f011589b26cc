using Microsoft.CodeAnalysis;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Collections of the base library whose making has no effect.</summary>
internal static class WellKnownCollections
{
    public static bool IsCollection(this INamedTypeSymbol type) =>
        type.Name is "List" or "Dictionary" or "HashSet" && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";
}
