using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Marks the full names in added code, so that they are imported and shortened like names that a person wrote.</summary>
internal static class NameMarks
{
    /// <summary>On each full name of a type.</summary>
    public static SyntaxAnnotation Name { get; } = new("PaymentObservability.Name");

    /// <summary>Marks every <c>global::</c> name in the nodes that carry the given mark.</summary>
    public static async Task<Document> MarkAsync(Document document, SyntaxAnnotation added, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var names = root!.GetAnnotatedNodes(added)
            .SelectMany(node => node.DescendantNodesAndSelf())
            .OfType<AliasQualifiedNameSyntax>()
            .Where(name => name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword))
            .Select(name => TypeNameAround(name, model!))
            .OfType<SyntaxNode>()
            .Distinct()
            .ToList();
        return document.WithSyntaxRoot(root.ReplaceNodes(names, (_, name) => name.WithAdditionalAnnotations(Name, Simplifier.Annotation)));
    }

    // global::System.Math in global::System.Math.Abs(1).
    private static SyntaxNode? TypeNameAround(SyntaxNode name, SemanticModel model)
    {
        for (SyntaxNode? current = name; current is AliasQualifiedNameSyntax or QualifiedNameSyntax or MemberAccessExpressionSyntax; current = current.Parent)
        {
            if (model.GetSymbolInfo(current).Symbol is INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor } || model.GetTypeInfo(current).Type is INamedTypeSymbol { TypeKind: not TypeKind.Error } && model.GetSymbolInfo(current).Symbol is INamedTypeSymbol)
            {
                return current;
            }
        }

        return null;
    }
}
