using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>The statement that maps one more endpoint on a <c>WebApplication</c>, behind the last one that is mapped beside it.</summary>
internal static class MappingEdit
{
    /// <summary>The edit, or null where no application is in reach.</summary>
    /// <param name="root">The document.</param>
    /// <param name="model">Its model.</param>
    /// <param name="position">A place in the code that maps endpoints.</param>
    /// <param name="call">What is called on the application.</param>
    /// <param name="layout">How the document is laid out.</param>
    public static TextEdit? Of(SyntaxNode root, SemanticModel model, int position, string call, Layout layout)
    {
        var near = root.FindToken(position).Parent?.Ancestors().OfType<StatementSyntax>().LastOrDefault(statement => statement.Parent is GlobalStatementSyntax or BlockSyntax { Parent: MethodDeclarationSyntax });
        var last = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(invocation => (Statement: invocation.FirstAncestorOrSelf<ExpressionStatementSyntax>(), Application: ApplicationOf(invocation, model)))
            .Where(mapped => mapped.Application is not null && mapped.Statement is { Parent: GlobalStatementSyntax or BlockSyntax { Parent: MethodDeclarationSyntax } } && BlockOf(mapped.Statement) == BlockOf(near ?? mapped.Statement))
            .LastOrDefault();
        if (last.Statement is null)
        {
            return null;
        }

        return TextEdit.Insert(layout.After(last.Statement), layout.SeparatorAfter(last.Statement) + last.Application + "." + call + ";");
    }

    private static SyntaxNode? BlockOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax { Parent: var unit } ? unit : statement.Parent;

    // app.MapPost(...).RequireAuthorization(): the innermost call is the one on the application.
    private static string? ApplicationOf(InvocationExpressionSyntax invocation, SemanticModel model) =>
        invocation.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name.Identifier.ValueText: var called }
        && called.StartsWith("Map", System.StringComparison.Ordinal)
        && model.GetSymbolInfo(name).Symbol is ILocalSymbol { Type: { Name: "WebApplication" } type }
        && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Builder"
            ? name.Identifier.ValueText
            : null;
}
