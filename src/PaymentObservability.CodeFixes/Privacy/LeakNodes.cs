using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Privacy;

/// <summary>Where the values stand that a diagnostic of the privacy rules is about, and what may be done around them.</summary>
internal static class LeakNodes
{
    /// <summary>The expressions, in the order of the source; null where one of them is not found.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Of(SyntaxNode root, Diagnostic diagnostic)
    {
        var found = new List<ExpressionSyntax>();
        foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location))
        {
            if (location.SourceTree != root.SyntaxTree || root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not { } node || node.Span != location.SourceSpan)
            {
                return null;
            }

            found.Add(node);
        }

        return found;
    }

    /// <summary>Whether reading the expression does nothing else: names, members, casts, constants.</summary>
    public static bool IsIdle(SyntaxNode expression) => expression.DescendantNodesAndSelf().All(node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "Trim" or "Substring" or "ToLowerInvariant" or "ToUpperInvariant" or "Serialize" or "GetValueOrDefault" } } => true,
        // A look-up may throw, which would be lost with it.
        InvocationExpressionSyntax or ElementAccessExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax => false,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        _ => true,
    });

    /// <summary>The argument that is nothing but the expression, or null.</summary>
    public static ArgumentSyntax? Argument(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent as ArgumentSyntax;
    }
}
