using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Flow;

/// <summary>Finds the source of what a symbol names.</summary>
internal static class CodeBodies
{
    /// <summary>The body of a method, accessor, constructor or local function, or null where it has none in this compilation.</summary>
    public static CodeBody? Of(IMethodSymbol method, SourceModels models)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        foreach (var reference in definition.DeclaringSyntaxReferences)
        {
            if (!models.Contains(reference.SyntaxTree))
            {
                continue;
            }

            var syntax = reference.GetSyntax();
            if (HasCode(syntax))
            {
                return new CodeBody(definition, syntax);
            }
        }

        return null;
    }

    /// <summary>The innermost body that a node stands in.</summary>
    public static SyntaxNode? Enclosing(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax
                || current is ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax })
            {
                return current;
            }
        }

        return null;
    }

    private static bool HasCode(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax local => local.Body is not null || local.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        AnonymousFunctionExpressionSyntax => true,
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
        _ => false,
    };
}
