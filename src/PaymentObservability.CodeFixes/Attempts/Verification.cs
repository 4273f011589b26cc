using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// The verify call that comes before the money call in the same attempt. The attempt begins with it, its refusal is a failure, and whoever
/// leaves between the two for another reason has made no attempt.
/// </summary>
internal sealed class Verification
{
    private readonly AttemptRequest request;
    private readonly SemanticModel model;
    private readonly CallValue value;
    private readonly ResultReading reading;
    private readonly StatementSyntax statement;
    private readonly StatementSyntax money;

    private Verification(AttemptRequest request, SemanticModel model, CallValue value, ResultReading reading, StatementSyntax statement, StatementSyntax money, StatementSyntax scope)
    {
        this.request = request;
        this.model = model;
        this.value = value;
        this.reading = reading;
        this.statement = statement;
        this.money = money;
        Scope = scope;
    }

    /// <summary>The statement that the attempt has to begin before.</summary>
    public StatementSyntax Scope { get; }

    /// <summary>Reads the request; null where the attempt can only begin at the money call.</summary>
    public static Verification? Of(AttemptRequest request, CallValue money, StatementSyntax moneyStatement, SemanticModel model)
    {
        if (request.Verify is not { } name
            || CallValue.At(model.SyntaxTree.GetRoot(), name, model) is not { } value
            || StatementPlace.Anchor(value.Value, model) is not StatementSyntax statement
            || StatementPlace.Function(value.Value) != StatementPlace.Function(money.Value)
            || statement == moneyStatement
            || statement.SpanStart > moneyStatement.SpanStart
            || ResultReading.Of(value, statement, model, new[] { request.VerifySuccess, request.VerifyReason }) is not { IsDiscarded: false } reading
            || CommonScope(statement, moneyStatement) is not { } scope
            || !StatementPlace.HasRoom(scope)
            || !StatementPlace.HasRoom(statement))
        {
            return null;
        }

        return new Verification(request, model, value, reading, statement, moneyStatement, scope);
    }

    /// <summary>Adds what the attempt has to be told; false where it cannot be written.</summary>
    public bool Add(AttemptPlan plan, Slots slots, FreshNames names, string attempt, Layout layout)
    {
        var result = reading.IsHoisted ? names.Take(value.Value, "verification") : reading.Name;
        var expressions = new ResultExpressions(model, value.Value.SpanStart, value.Type, result, value.MayBeNull(reading), reading.Parts, value.IsWatched(reading));
        if (expressions.Negation(request.VerifySuccess) is not { } refused)
        {
            return false;
        }

        var slot = slots.Of(statement, plan);
        var failed = AttemptStatements.Failed(attempt, expressions.Text(request.VerifyReason));
        if (reading.IsHoisted)
        {
            plan.Insert(statement.SpanStart, $"var {result} = {value.Bare};{slot.Separator}");
            plan.Replace(value.Value.Span, result);
        }

        if (RefusalBlock() is { } block)
        {
            var first = block.Statements.FirstOrDefault();
            var at = first is null ? block.CloseBraceToken.SpanStart : layout.Before(first);
            plan.Insert(at, failed + (first is null ? " " : layout.Separator(first.SpanStart)));
        }
        else
        {
            var separator = slot.Separator;
            var check = $"if ({refused}){separator}{{{separator}{layout.Unit}{failed}{separator}}}";
            if (reading.IsHoisted)
            {
                plan.Insert(statement.SpanStart, check + layout.Blank(separator));
            }
            else
            {
                plan.Insert(slot.After, slot.SeparatorAfter + check + (IsLast() ? "" : layout.NewLine));
            }
        }

        AddSkips(plan, slots, attempt);
        return true;
    }

    // The lowest statement around the verify call that has the money call beside or in it. Not where either runs more often than the other.
    private static StatementSyntax? CommonScope(StatementSyntax verify, StatementSyntax money)
    {
        foreach (var candidate in verify.AncestorsAndSelf().OfType<StatementSyntax>())
        {
            if (candidate.Parent is { } list && list.Span.Contains(money.Span))
            {
                var crossesLoop = Between(verify, list).Concat(Between(money, list)).Any(node =>
                    node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
                return crossesLoop ? null : candidate;
            }
        }

        return null;

        static IEnumerable<SyntaxNode> Between(SyntaxNode node, SyntaxNode list) => node.Ancestors().TakeWhile(ancestor => ancestor != list);
    }

    // if (!v.IsValid) { ... } right after the call: what the code does with a refusal anyway.
    private BlockSyntax? RefusalBlock()
    {
        var branch = reading.IsHoisted
            ? statement as IfStatementSyntax
            : statement.Parent is BlockSyntax list ? list.Statements.SkipWhile(other => other != statement).Skip(1).FirstOrDefault() as IfStatementSyntax : null;
        if (branch is not { Statement: BlockSyntax block } || request.VerifySuccess is not { } success)
        {
            return null;
        }

        var condition = branch.Condition.ToString();
        var name = reading.Name;
        if (reading.IsHoisted)
        {
            var start = value.Value.SpanStart - branch.Condition.SpanStart;
            name = "__verification";
            condition = condition.Substring(0, start) + name + condition.Substring(start + value.Value.Span.Length);
        }

        var isValid = reading.Parts is null ? Placeholder.Fill(success, name) : reading.Parts.Where(part => success == "$." + part.Key).Select(part => part.Value).FirstOrDefault() ?? "";
        return Operands(SyntaxFactory.ParseExpression(condition)).Any(operand => Same(operand, $"!{isValid}") || Same(operand, $"{isValid} == false") || Same(operand, $"!({isValid})")) ? block : null;

        static bool Same(ExpressionSyntax operand, string text) => SyntaxFactory.AreEquivalent(operand, SyntaxFactory.ParseExpression(text));

        static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression) => expression switch
        {
            BinaryExpressionSyntax either when either.IsKind(SyntaxKind.LogicalOrExpression) => Operands(either.Left).Concat(Operands(either.Right)),
            ParenthesizedExpressionSyntax parenthesized => Operands(parenthesized.Expression),
            _ => new[] { expression },
        };
    }

    private bool IsLast() => statement.Parent is not BlockSyntax list || list.Statements.Last() == statement;

    // A 404 between verification and settlement is no failed payment.
    private void AddSkips(AttemptPlan plan, Slots slots, string attempt)
    {
        var function = StatementPlace.Function(money);
        var exits = function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<StatementSyntax>()
            .Where(exit => exit.SpanStart > value.Value.Span.End && exit.Span.End < money.SpanStart)
            .Where(exit => exit is ReturnStatementSyntax or ThrowStatementSyntax || exit is BreakStatementSyntax or ContinueStatementSyntax && Leaves(exit))
            .Where(exit => !IsAboutVerification(exit) && StatementPlace.HasRoom(exit));
        foreach (var exit in exits)
        {
            var slot = slots.Of(exit, plan);
            plan.Insert(slot.Before, $"{attempt}.Skipped();{slot.Separator}");
        }
    }

    private bool Leaves(StatementSyntax exit) => exit.Ancestors()
        .First(ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax || exit is BreakStatementSyntax && ancestor is SwitchStatementSyntax)
        .Span.Contains(Scope.Span);

    // Whether the exit is what happens to a refusal. A branch that the money call is in too is what happens otherwise.
    private bool IsAboutVerification(StatementSyntax exit)
    {
        for (SyntaxNode child = exit; child != Scope.Parent; child = child.Parent!)
        {
            var isAbout = child.Parent switch
            {
                CatchClauseSyntax => true,
                IfStatementSyntax branch => !child.Span.Contains(money.Span) && Mentions(branch.Condition),
                SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section => !section.Span.Contains(money.Span) && Mentions(choice.Expression),
                _ => false,
            };
            if (isAbout)
            {
                return true;
            }
        }

        return false;
    }

    private bool Mentions(ExpressionSyntax condition) =>
        condition.Span.Contains(value.Value.Span)
        || condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.Text == reading.Name || reading.Parts?.Values.Contains(name.Identifier.Text) == true);
}
