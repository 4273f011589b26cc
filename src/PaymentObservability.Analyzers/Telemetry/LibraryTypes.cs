using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>Some types of one library, looked up once by their full metadata names.</summary>
internal sealed class LibraryTypes
{
    private readonly HashSet<ISymbol> types = new(SymbolEqualityComparer.Default);

    public LibraryTypes(Compilation compilation, params string[] metadataNames)
    {
        foreach (var name in metadataNames)
        {
            // The plural form, as two referenced assemblies may both define a type.
            foreach (var type in compilation.GetTypesByMetadataName(name))
            {
                types.Add(type);
            }
        }
    }

    /// <summary>Whether the compilation sees none of them.</summary>
    public bool IsEmpty => types.Count == 0;

    /// <summary>Whether it is one of them, constructed or not.</summary>
    public bool Contains(ITypeSymbol? type) => type is not null && types.Contains(type.OriginalDefinition);

    /// <summary>Whether one of them declares the member.</summary>
    public bool Declare(ISymbol member) => Contains(member.ContainingType);
}
