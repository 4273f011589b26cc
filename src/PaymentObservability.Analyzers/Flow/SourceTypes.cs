using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>The types that this compilation declares, and who implements or derives from what. Declarations only: no body is bound.</summary>
internal sealed class SourceTypes
{
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> all;
    private readonly Lazy<Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>> heirs;

    private readonly Lazy<Dictionary<ISymbol, List<(INamedTypeSymbol Type, INamedTypeSymbol Contract)>>> handlers;
    private readonly Lazy<List<(INamedTypeSymbol Type, INamedTypeSymbol Contract)>> behaviors;

    public SourceTypes(Compilation compilation)
    {
        all = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => Collect(compilation.Assembly), LazyThreadSafetyMode.ExecutionAndPublication);
        heirs = new Lazy<Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>>(Index, LazyThreadSafetyMode.ExecutionAndPublication);
        handlers = new(IndexHandlers, LazyThreadSafetyMode.ExecutionAndPublication);
        behaviors = new(FindBehaviors, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Every type, nested ones included.</summary>
    public ImmutableArray<INamedTypeSymbol> All => all.Value;

    /// <summary>The classes and structs that implement the interface or derive from the class, near and far.</summary>
    public IReadOnlyList<INamedTypeSymbol> HeirsOf(INamedTypeSymbol type) =>
        heirs.Value.TryGetValue(type.OriginalDefinition, out var list) ? list : (IReadOnlyList<INamedTypeSymbol>)Array.Empty<INamedTypeSymbol>();

    /// <summary>The types that take a request of this type through a mediator, and the interface by which they do; pipeline behaviours take any.</summary>
    public IEnumerable<(INamedTypeSymbol Type, INamedTypeSymbol Contract)> HandlersOf(ITypeSymbol request) =>
        handlers.Value.TryGetValue(request, out var found) ? found.Concat(behaviors.Value) : Enumerable.Empty<(INamedTypeSymbol, INamedTypeSymbol)>();

    private Dictionary<ISymbol, List<(INamedTypeSymbol Type, INamedTypeSymbol Contract)>> IndexHandlers()
    {
        var index = new Dictionary<ISymbol, List<(INamedTypeSymbol, INamedTypeSymbol)>>(SymbolEqualityComparer.Default);
        foreach (var (type, contract) in Contracts("Handler", "Consumer"))
        {
            if (!index.TryGetValue(contract.TypeArguments[0], out var list))
            {
                index.Add(contract.TypeArguments[0], list = new List<(INamedTypeSymbol, INamedTypeSymbol)>());
            }

            list.Add((type, contract));
        }

        return index;
    }

    private List<(INamedTypeSymbol Type, INamedTypeSymbol Contract)> FindBehaviors() => Contracts("Behavior", "Behaviour").ToList();

    private IEnumerable<(INamedTypeSymbol Type, INamedTypeSymbol Contract)> Contracts(string word, string other)
    {
        foreach (var type in All)
        {
            foreach (var contract in type.AllInterfaces)
            {
                if (contract.TypeArguments.Length > 0 && (contract.Name.Contains(word) || contract.Name.Contains(other)))
                {
                    yield return (type, contract);
                }
            }
        }
    }

    private static ImmutableArray<INamedTypeSymbol> Collect(IAssemblySymbol assembly)
    {
        var types = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current is INamedTypeSymbol type)
            {
                types.Add(type);
                foreach (var nested in type.GetTypeMembers())
                {
                    pending.Push(nested);
                }
            }
            else
            {
                foreach (var member in ((INamespaceSymbol)current).GetMembers())
                {
                    pending.Push(member);
                }
            }
        }

        return types.ToImmutable();
    }

    private Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> Index()
    {
        var index = new Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in All)
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            {
                continue;
            }

            foreach (var contract in type.AllInterfaces)
            {
                Add(index, contract, type);
            }

            for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            {
                Add(index, parent, type);
            }
        }

        return index;
    }

    private static void Add(Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> index, INamedTypeSymbol key, INamedTypeSymbol heir)
    {
        key = key.OriginalDefinition;
        if (key.SpecialType == SpecialType.System_Object)
        {
            return;
        }

        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = new List<INamedTypeSymbol>());
        }

        list.Add(heir);
    }
}
