using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Flow;

/// <summary>Says of two places in one body whether a run that passes one can pass the other: the cases of a router cannot.</summary>
internal static class Branches
{
    /// <summary>Whether no run passes both: other arms of an <c>if</c> or <c>switch</c>, or a guard that leaves before the other is reached.</summary>
    public static bool AreExclusive(SyntaxNode left, SyntaxNode right)
    {
        if (left == right || left.SyntaxTree != right.SyntaxTree)
        {
            return false;
        }

        var pathOfLeft = new Dictionary<SyntaxNode, SyntaxNode>();
        SyntaxNode? below = null;
        for (SyntaxNode? node = left; node is not null; below = node, node = node.Parent)
        {
            pathOfLeft[node] = below ?? node;
        }

        below = null;
        for (SyntaxNode? node = right; node is not null; below = node, node = node.Parent)
        {
            if (pathOfLeft.TryGetValue(node, out var childOfLeft))
            {
                return below is not null && (AreArms(node, childOfLeft, below) || LeavesBefore(childOfLeft, left, below) || LeavesBefore(below, right, childOfLeft));
            }
        }

        return false;
    }

    private static bool AreArms(SyntaxNode common, SyntaxNode left, SyntaxNode right) => common switch
    {
        IfStatementSyntax branch => (left == branch.Statement && right == branch.Else) || (right == branch.Statement && left == branch.Else),
        SwitchStatementSyntax => left is SwitchSectionSyntax && right is SwitchSectionSyntax && left != right,
        SwitchExpressionSyntax => left is SwitchExpressionArmSyntax && right is SwitchExpressionArmSyntax && left != right,
        ConditionalExpressionSyntax choice => (left == choice.WhenTrue && right == choice.WhenFalse) || (right == choice.WhenTrue && left == choice.WhenFalse),
        _ => false,
    };

    /// <summary>Whether the earlier of two siblings is an <c>if</c> whose arm with <paramref name="inside"/> never goes on to the later one.</summary>
    private static bool LeavesBefore(SyntaxNode earlier, SyntaxNode inside, SyntaxNode later)
    {
        if (earlier.SpanStart >= later.SpanStart)
        {
            return false;
        }

        for (var node = inside; node is not null && node != earlier.Parent; node = node.Parent)
        {
            if (node.Parent is IfStatementSyntax branch && (node == branch.Statement || node == branch.Else) && Leaves(node is ElseClauseSyntax clause ? clause.Statement : (StatementSyntax)node)
                && branch.Span.End <= later.SpanStart)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements[statements.Count - 1]),
        TryStatementSyntax attempt => Leaves(attempt.Block),
        IfStatementSyntax { Else: { } other } branch => Leaves(branch.Statement) && Leaves(other.Statement),
        _ => false,
    };
}
