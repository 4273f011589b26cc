using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Plans the count of a 402 that asks for payment: before the statement that answers it, where that statement always answers it.</summary>
internal sealed class ChallengePlanner
{
    private readonly SyntaxNode root;
    private readonly SemanticModel model;
    private readonly Layout layout;
    private readonly string attemptType;

    public ChallengePlanner(SyntaxNode root, SemanticModel model, Layout layout, string attemptType)
    {
        this.root = root;
        this.model = model;
        this.layout = layout;
        this.attemptType = attemptType;
    }

    /// <summary>The plan, or null where the 402 may not be answered after all.</summary>
    public AttemptPlan? Plan(AttemptRequest request)
    {
        if (!root.FullSpan.Contains(request.Call)
            || root.FindNode(request.Call, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not { } answer
            || StatementPlace.Anchor(answer, model) is not { } anchor)
        {
            return null;
        }

        var count = $"{attemptType}.Challenged({SymbolDisplay.FormatLiteral(request.Resource, quote: true)});";
        var plan = new AttemptPlan();
        if (anchor is StatementSyntax statement)
        {
            // A local or a condition only prepares an answer.
            if (statement is not (ReturnStatementSyntax or ThrowStatementSyntax or ExpressionStatementSyntax) || !IsCertain(answer, statement) || !StatementPlace.HasRoom(statement))
            {
                return null;
            }

            var slots = new Slots(layout);
            var slot = slots.Of(statement, plan);
            plan.Insert(slot.Before, count + slot.Separator);
            slots.Close(plan);
            return plan;
        }

        if (ExpressionBody.Of(anchor, model) is not { HasComments: false } body || !IsCertain(answer, anchor))
        {
            return null;
        }

        var indent = layout.IndentAt(body.Owner.SpanStart);
        var separator = layout.NewLine + indent + layout.Unit;
        plan.Replace(body.Replaced, $"{layout.NewLine}{indent}{{{separator}{count}{separator}{(body.ReturnsValue ? "return " : "")}{body.Expression};{layout.NewLine}{indent}}}");
        plan.Reshape(body.Owner.Span);
        return plan;
    }

    private static bool IsCertain(ExpressionSyntax answer, SyntaxNode anchor)
    {
        for (SyntaxNode child = answer; child != anchor; child = child.Parent!)
        {
            var isOptional = child.Parent switch
            {
                ConditionalExpressionSyntax conditional => conditional.Condition != child,
                SwitchExpressionArmSyntax => true,
                ConditionalAccessExpressionSyntax conditional => conditional.Expression != child,
                // Also where 402 is compared with something.
                BinaryExpressionSyntax or IsPatternExpressionSyntax => true,
                _ => false,
            };
            if (isOptional)
            {
                return false;
            }
        }

        return true;
    }
}
