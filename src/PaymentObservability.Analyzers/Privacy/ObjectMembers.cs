using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>What the members of an object hold that is written whole: by <c>ToString</c> only a record's, serialised those of any type.</summary>
internal sealed class ObjectMembers
{
    /// <summary>A payment's payload, its authorization, the signature in that.</summary>
    private const int MaxDepth = 3;

    private readonly ValueSource source;
    private readonly Dictionary<(ITypeSymbol, RecordedAs), string?> found = new();

    public ObjectMembers(ValueSource source) => this.source = source;

    /// <summary>What an object of the type shows; null where nothing of it is looked for.</summary>
    public string? Find(ITypeSymbol type, RecordedAs mode)
    {
        lock (found)
        {
            if (!found.TryGetValue((type, mode), out var what))
            {
                what = Find(type, mode, 0, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));
                found.Add((type, mode), what);
            }

            return what;
        }
    }

    private string? Find(ITypeSymbol type, RecordedAs mode, int depth, HashSet<ITypeSymbol> open)
    {
        if (mode != RecordedAs.Text && ElementOf(type) is { } element)
        {
            return source.OfType(element, mode) ?? Find(element, mode, depth, open);
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || depth >= MaxDepth || IsFramework(named) || !Shows(named, mode) || !open.Add(named))
        {
            return null;
        }

        for (INamedTypeSymbol? current = named; current is not null && !IsFramework(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is not IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null } property || IsHidden(property) || Masking.IsNamed(property.Name))
                {
                    continue;
                }

                var isText = TextTypes.MayBeText(property.Type) || (TextTypes.IsNumber(property.Type) && source.MayBeNumber(property));
                var what = isText ? source.OfSymbol(property, property.Type) : source.OfType(property.Type, mode) ?? Find(property.Type, mode, depth + 1, open);
                if (what is not null)
                {
                    return isText ? $"{what} of '{named.Name}'" : what;
                }
            }
        }

        return null;
    }

    // A class prints its name; a record its members, unless it has a ToString of its own.
    private static bool Shows(INamedTypeSymbol type, RecordedAs mode)
    {
        if (mode == RecordedAs.Object)
        {
            return true;
        }

        if (!type.IsRecord)
        {
            return false;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { Name: "ToString" or "PrintMembers", IsImplicitlyDeclared: false, DeclaringSyntaxReferences.IsEmpty: false })
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFramework(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "System" or "Microsoft" or "Amazon" or "Newtonsoft" };
    }

    private static bool IsHidden(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "JsonIgnoreAttribute" or "IgnoreDataMemberAttribute" or "NotLoggedAttribute" or "LogMaskedAttribute" or "LogReplacedAttribute" or "DestructurerIgnoreAttribute"
                or "LogPropertyIgnoreAttribute" or "PrivateDataAttribute" or "SensitiveDataAttribute")
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        if (type is INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection", TypeArguments.Length: 1 } list)
        {
            return list.TypeArguments[0];
        }

        return null;
    }
}
