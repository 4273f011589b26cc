using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Privacy;

/// <summary>Texts as they stand in the source: literals, and sums of literals, as keys of many lines are written.</summary>
internal static class LiteralTexts
{
    /// <summary>The outermost sum of literals that begins with this one, or the literal itself; null where the literal is a later part of a sum.</summary>
    public static ExpressionSyntax? Whole(LiteralExpressionSyntax literal)
    {
        ExpressionSyntax whole = literal;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            if (sum.Right == whole && Of(sum.Left) is not null)
            {
                return null;
            }

            if (Of(sum) is null)
            {
                break;
            }

            whole = sum;
        }

        return whole;
    }

    /// <summary>The text of a literal or of a sum of literals; null where something else is part of it.</summary>
    public static string? Of(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax literal)
        {
            return literal.Token.Value as string;
        }

        // Sums lean to the left and may be long: no recursion.
        var parts = new StringBuilder();
        var rest = expression;
        while (rest is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax { Token.Value: string part } } sum)
        {
            parts.Insert(0, part);
            rest = sum.Left;
        }

        return rest is LiteralExpressionSyntax { Token.Value: string first } && parts.Length > 0 ? first + parts : null;
    }
}
