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
    /// <summary>On each full name of a type whose namespace may be imported.</summary>
    public static SyntaxAnnotation Name { get; } = new("PaymentObservability.Name");

    /// <summary>Marks every <c>global::</c> name that a fix wrote: in the type it added, where that is used, and in the filters it added.</summary>
    public static async Task<Document> MarkAsync(Document document, AttemptType type, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var names = root!.DescendantNodes().OfType<AliasQualifiedNameSyntax>()
            .Where(name => name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword))
            .Select(name => TypeNameAround(name, model!))
            .OfType<SyntaxNode>()
            .Where(name => name.ToString() == type.FullName || IsInType(name, type) || IsInFilter(name) || IsInStart(name, type))
            .Distinct()
            .ToList();
        var imports = new ImportSafety(root, model!, node => IsInType(node, type));
        return document.WithSyntaxRoot(root.ReplaceNodes(names, (original, name) =>
            model!.GetSymbolInfo(original).Symbol?.ContainingNamespace is { } space && imports.IsSafe(space)
                ? name.WithAdditionalAnnotations(Name, Simplifier.Annotation)
                : name.WithAdditionalAnnotations(Simplifier.Annotation)));
    }

    private static bool IsInType(SyntaxNode name, AttemptType type) =>
        name.Ancestors().OfType<ClassDeclarationSyntax>().Any(declared => declared.Identifier.ValueText == type.Name && declared.Parent is not TypeDeclarationSyntax);

    // The logger that a scope is given.
    private static bool IsInStart(SyntaxNode name, AttemptType type) =>
        name.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var called } } } && called.ToString() == type.FullName;

    private static bool IsInFilter(SyntaxNode name) =>
        name.ToString() == AttemptStatements.ExceptionType
        && name.Parent is CatchDeclarationSyntax { Parent: CatchClauseSyntax { Filter.FilterExpression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Failed" } } } };

    // global::System.Math in global::System.Math.Abs(1).
    private static SyntaxNode? TypeNameAround(SyntaxNode name, SemanticModel model)
    {
        for (SyntaxNode? current = name; current is AliasQualifiedNameSyntax or QualifiedNameSyntax or MemberAccessExpressionSyntax; current = current.Parent)
        {
            if (model.GetSymbolInfo(current).Symbol is INamedTypeSymbol)
            {
                return current;
            }
        }

        return null;
    }
}
