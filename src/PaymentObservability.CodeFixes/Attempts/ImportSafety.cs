using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// Whether a namespace can be imported into a document without changing what its code means: an import may make a type name ambiguous,
/// and may offer an extension method that suits a call better than the one it had.
/// </summary>
internal sealed class ImportSafety
{
    private readonly SemanticModel model;
    private readonly ILookup<string, SimpleNameSyntax> names;
    private readonly Dictionary<INamespaceSymbol, bool> known = new(SymbolEqualityComparer.Default);

    /// <param name="root">The document.</param>
    /// <param name="model">Its model.</param>
    /// <param name="isOurs">Tells the code that the fix itself wrote, whose names are safe.</param>
    public ImportSafety(SyntaxNode root, SemanticModel model, Func<SyntaxNode, bool> isOurs)
    {
        this.model = model;
        names = root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !isOurs(name)).ToLookup(name => name.Identifier.ValueText);
    }

    public bool IsSafe(INamespaceSymbol space)
    {
        if (!known.TryGetValue(space, out var isSafe))
        {
            // The namespace as the whole compilation has it, not only as the assembly of one type.
            isSafe = model.Compilation.GetCompilationNamespace(space) is { } whole && whole.GetTypeMembers().All(type => !MakesAmbiguous(type) && !Offers(type));
            known.Add(space, isSafe);
        }

        return isSafe;
    }

    private bool MakesAmbiguous(INamedTypeSymbol type) =>
        names[type.Name].Any(name =>
            name.Arity == type.Arity
            && (name.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or MemberBindingExpressionSyntax) || IsLeft(name))
            && model.GetSymbolInfo(name).Symbol switch
            {
                INamedTypeSymbol bound => bound.ContainingType is null && !SymbolEqualityComparer.Default.Equals(bound.OriginalDefinition, type),
                IMethodSymbol { MethodKind: MethodKind.Constructor } made => !SymbolEqualityComparer.Default.Equals(made.ContainingType.OriginalDefinition, type),
                _ => false,
            });

    private static bool IsLeft(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Expression == name || name.Parent is QualifiedNameSyntax qualified && qualified.Left == name;

    private bool Offers(INamedTypeSymbol type) =>
        type is { IsStatic: true, MightContainExtensionMethods: true }
        && type.GetMembers().OfType<IMethodSymbol>().Any(method => method.IsExtensionMethod && names[method.Name].Any(IsExtensionCall));

    // What an instance method takes no extension method can.
    private bool IsExtensionCall(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == name
            && model.GetSymbolInfo(name).Symbol is not IMethodSymbol { IsExtensionMethod: false };
}
