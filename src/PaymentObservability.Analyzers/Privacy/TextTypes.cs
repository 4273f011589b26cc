using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>Which types can carry a text, and which surely cannot.</summary>
internal static class TextTypes
{
    /// <summary>Whether a value of the type can be the text itself: strings, letters, bytes, header values, JSON nodes, anything.</summary>
    public static bool MayBeText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        { TypeKind: TypeKind.Dynamic } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte or SpecialType.System_String } => true,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments.Length: 1 } span => span.TypeArguments[0].SpecialType is SpecialType.System_Char or SpecialType.System_Byte,
        { Name: "StringValues" or "AuthenticationHeaderValue" or "JsonElement" or "JsonNode" or "JsonValue" or "JToken" or "JValue" } => true,
        _ => false,
    };

    /// <summary>Whether a value of the type says nothing of a text: numbers, truth values, times, members of enums.</summary>
    public static bool IsHarmless(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean || type.SpecialType is SpecialType.System_DateTime
        || IsNumber(type) || type is { Name: "TimeSpan" or "DateTimeOffset" or "Guid" or "Type" or "CancellationToken", ContainingNamespace.Name: "System" or "Threading" }
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsHarmless(nullable.TypeArguments[0]));

    /// <summary>Whether it is a number, perhaps none.</summary>
    public static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsNumber(nullable.TypeArguments[0]));
}
