using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>The statement that registers something with an application's services, before the application is built: <c>var app = builder.Build();</c>.</summary>
internal static class RegistrationEdit
{
    private static readonly string[] Extensions = { "HealthCheckServiceCollectionExtensions", "HealthChecksBuilderAddCheckExtensions", "HealthCheckEndpointRouteBuilderExtensions" };

    /// <summary>The edit, or null where the application is not built in sight, or the extension methods of health checks are not.</summary>
    /// <param name="root">The document.</param>
    /// <param name="model">Its model.</param>
    /// <param name="position">A place in the code that maps endpoints.</param>
    /// <param name="call">What follows the builder's name.</param>
    /// <param name="layout">How the document is laid out.</param>
    public static TextEdit? Of(SyntaxNode root, SemanticModel model, int position, string call, Layout layout)
    {
        // Extension methods can be called where the types that declare them can be named.
        if (!Extensions.All(name => model.LookupNamespacesAndTypes(position, name: name).OfType<INamedTypeSymbol>().Any()))
        {
            return null;
        }

        foreach (var build in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (build.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder, Name.Identifier.ValueText: "Build" }
                && build.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } statement
                && statement.Parent is GlobalStatementSyntax or BlockSyntax
                && model.GetSymbolInfo(builder).Symbol is ILocalSymbol { Type: { Name: "WebApplicationBuilder" } type }
                && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Builder")
            {
                var start = layout.Before(statement);
                return TextEdit.Insert(start, builder.Identifier.ValueText + call + layout.Separator(start));
            }
        }

        return null;
    }
}
