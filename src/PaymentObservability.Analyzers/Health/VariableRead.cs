using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;

namespace PaymentObservability.Health;

/// <summary>A place that reads an environment variable, by <c>Environment.GetEnvironmentVariable</c>, a helper of the project's own, or the configuration.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Default">What is taken where it is not set; null where nothing is, or cannot be told.</param>
internal sealed record VariableRead(string Name, string? Default)
{
    /// <summary>What the expression reads, or null.</summary>
    public static VariableRead? Of(ExpressionSyntax expression, SourceModels models)
    {
        var arguments = expression switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments,
            ElementAccessExpressionSyntax access => access.ArgumentList.Arguments,
            _ => default,
        };
        if (arguments.Count is 0 or > 3 || TextOf(arguments[0].Expression) is not { } name || !IsVariable(name))
        {
            return null;
        }

        if (!Reads(expression, models))
        {
            return null;
        }

        var fallback = expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Left == expression
            ? TextOf(coalesce.Right)
            : arguments.Count > 1 ? TextOf(arguments[1].Expression) : null;
        return new VariableRead(name, fallback);
    }

    private static bool Reads(ExpressionSyntax expression, SourceModels models)
    {
        var symbol = models.For(expression.SyntaxTree).GetSymbolInfo(expression).Symbol;
        switch (symbol)
        {
            case IMethodSymbol { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment" } type }:
                return type.ContainingNamespace.ToDisplayString() == "System";
            case IMethodSymbol { Name: "GetValue" or "GetRequiredSection" or "GetSection" } method:
                return method.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Configuration";
            case IMethodSymbol method:
                // string Required(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw ...
                return CodeBodies.Of(method, models) is { } body && MentionsEnvironment(body.Syntax);
            case IPropertySymbol { IsIndexer: true } indexer:
                return indexer.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Configuration";
            default:
                return false;
        }
    }

    private static bool MentionsEnvironment(SyntaxNode body)
    {
        foreach (var node in body.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "GetEnvironmentVariable" })
            {
                return true;
            }
        }

        return false;
    }

    private static string? TextOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;

    // Keys of the configuration that no variable can have (Payments:Table) are not for an environment.
    private static bool IsVariable(string name)
    {
        foreach (var c in name)
        {
            if (c is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
            {
                return false;
            }
        }

        return name.Length > 1;
    }
}
