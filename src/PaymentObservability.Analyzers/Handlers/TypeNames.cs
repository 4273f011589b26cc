using Microsoft.CodeAnalysis;

namespace PaymentObservability.Handlers;

/// <summary>How types are written in the contract file.</summary>
internal static class TypeNames
{
    /// <summary>Namespace and name, without type arguments.</summary>
    public static readonly SymbolDisplayFormat Full = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
