using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// Plans an attempt scope around one money call. Nothing that is there moves, except that a call which is part of a larger expression is put
/// into a variable before it, where that cannot be noticed. No plan where anything is in doubt.
/// </summary>
internal sealed class AttemptPlanner
{
    private readonly SemanticModel model;
    private readonly SyntaxNode root;
    private readonly Layout layout;
    private readonly AttemptType type;
    private readonly FreshNames names = new();

    /// <param name="model">The document's model.</param>
    /// <param name="layout">How the document is laid out.</param>
    /// <param name="type">The type that attempts are of.</param>
    public AttemptPlanner(SemanticModel model, Layout layout, AttemptType type)
    {
        this.model = model;
        root = model.SyntaxTree.GetRoot();
        this.layout = layout;
        this.type = type;
    }

    /// <summary>
    /// Inner calls before the ones they are part of, because these may be moved as a whole; else as the text goes, so that the first attempt
    /// in a method is called <c>attempt</c> and the next <c>attempt1</c>.
    /// </summary>
    public IEnumerable<AttemptRequest> Order(IEnumerable<AttemptRequest> requests) => requests
        .Select(request => (Request: request, Span: CallValue.At(root, request.Call, model)?.Value.Span ?? request.Call))
        .OrderBy(item => item.Span.End)
        .ThenByDescending(item => item.Span.Start)
        .Select(item => item.Request)
        .ToList();

    /// <summary>The plan, or null where no safe one is found.</summary>
    public AttemptPlan? Plan(AttemptRequest request)
    {
        if (request.IsChallenge)
        {
            return new ChallengePlanner(root, model, layout, type.FullName).Plan(request);
        }

        if (!type.CanRecord(request) || CallValue.At(root, request.Call, model) is not { } money || StatementPlace.Anchor(money.Value, model) is not { } anchor)
        {
            return null;
        }

        var expressions = new[] { request.Success, request.Pending, request.Reason, request.Amount, request.Currency };
        if (ResultReading.Of(money, anchor, model, expressions, request.Throws) is not { } reading)
        {
            return null;
        }

        return anchor is StatementSyntax statement
            ? PlanStatement(request, money, statement, reading, expressions.Any(Placeholder.IsIn))
            : request.Recorded.IsEmpty && ExpressionBody.Of(anchor, model) is { } body ? PlanBody(request, money, body, reading, expressions.Any(Placeholder.IsIn)) : null;
    }

    private AttemptPlan? PlanStatement(AttemptRequest request, CallValue money, StatementSyntax statement, ResultReading reading, bool isResultNeeded)
    {
        var verification = Verification.Of(request, money, statement, model);
        var first = verification?.Scope ?? statement;
        if (!StatementPlace.HasRoom(first) || !StatementPlace.HasRoom(statement))
        {
            return null;
        }

        var attempt = names.Take(money.Value, "attempt");
        var needsVariable = reading.IsHoisted || reading.IsDiscarded && isResultNeeded;
        var result = needsVariable ? names.Take(money.Value, "result") : reading.Name;
        if (CompleteText(request, money, reading, attempt, result) is not { } complete)
        {
            return null;
        }

        var slots = new Slots(layout);
        var plan = new AttemptPlan();
        var scope = slots.Of(first, plan);
        var slot = slots.Of(statement, plan);
        plan.Insert(scope.Before, AttemptStatements.Start(request, attempt, type) + scope.Separator);
        if (verification is not null && !verification.Add(plan, slots, names, attempt, layout))
        {
            return null;
        }

        AddOutcome(request, money, reading, plan, slot, attempt, result, needsVariable, complete);
        if (!AddRecorded(request, plan, first, attempt))
        {
            return null;
        }

        slots.Close(plan);
        return plan;
    }

    /// <summary>After each statement that records, the metrics are left to it; false where one stands where the attempt is not in scope.</summary>
    private bool AddRecorded(AttemptRequest request, AttemptPlan plan, StatementSyntax scope, string attempt)
    {
        foreach (var span in request.Recorded)
        {
            if (root.FindNode(span) is not ExpressionStatementSyntax { Parent: BlockSyntax } record
                || record.SpanStart < scope.SpanStart || scope.Parent is not { } block || !block.Span.Contains(record.Span) || StatementPlace.Function(record) != StatementPlace.Function(scope))
            {
                return false;
            }

            plan.Insert(layout.After(record), layout.SeparatorAfter(record) + AttemptStatements.Recorded(attempt));
        }

        return true;
    }

    private void AddOutcome(AttemptRequest request, CallValue money, ResultReading reading, AttemptPlan plan, Slot slot, string attempt, string result, bool needsVariable, string complete)
    {
        var separator = slot.Separator;
        var statement = slot.Statement;
        if (reading.IsHoisted)
        {
            var call = request.Throws
                ? $"{TypeText(money)} {result};{separator}{Watched($"{result} = {layout.Shifted(money.Bare)};", money, attempt, separator)}"
                : $"var {result} = {money.Bare};";
            plan.Insert(statement.SpanStart, call + (request.Throws ? layout.Blank(separator) : separator) + complete + separator);
            plan.Replace(money.Value.Span, result);
        }
        else if (request.Throws)
        {
            var declares = statement is LocalDeclarationStatementSyntax local ? $"{DeclaredType(local, money)} {result};{separator}"
                : needsVariable ? $"{TypeText(money)} {result};{separator}" : "";
            var call = statement is LocalDeclarationStatementSyntax || needsVariable ? $"{result} = {layout.Shifted(money.Value)};" : layout.Shifted(statement);
            plan.Replace(statement.Span, declares + Watched(call, money, attempt, separator));
            plan.Insert(slot.After, layout.Blank(slot.SeparatorAfter) + complete);
        }
        else
        {
            if (needsVariable && reading.Discard is { } discard)
            {
                plan.Replace(discard.Span, "var " + result);
            }
            else if (needsVariable)
            {
                plan.Insert(statement.SpanStart, $"var {result} = ");
            }

            plan.Insert(slot.After, slot.SeparatorAfter + complete);
        }
    }

    private AttemptPlan? PlanBody(AttemptRequest request, CallValue money, ExpressionBody body, ResultReading reading, bool isResultNeeded)
    {
        if (body.HasComments)
        {
            return null;
        }

        var indent = layout.IndentAt(body.Owner.SpanStart);
        var separator = layout.NewLine + indent + layout.Unit;
        var attempt = names.Take(money.Value, "attempt");
        var isWhole = body.Expression == money.Value;
        var needsVariable = !isWhole || body.ReturnsValue || isResultNeeded;
        var result = needsVariable ? names.Take(money.Value, "result") : "";
        if (CompleteText(request, money, reading, attempt, result) is not { } complete || needsVariable && money.Type is null)
        {
            return null;
        }

        var call = (needsVariable, request.Throws) switch
        {
            (true, true) => $"{TypeText(money)} {result};{separator}{Watched($"{result} = {layout.Shifted(money.Bare)};", money, attempt, separator)}",
            (true, false) => $"var {result} = {money.Bare};",
            (false, true) => Watched($"{layout.Shifted(money.Bare)};", money, attempt, separator),
            (false, false) => $"{money.Bare};",
        };
        var lines = AttemptStatements.Start(request, attempt, type) + separator + call + (request.Throws ? layout.Blank(separator) : separator) + complete;
        if (body.ReturnsValue || !isWhole)
        {
            lines += separator + (body.ReturnsValue ? "return " : "") + body.With(money.Value, result) + ";";
        }

        var plan = new AttemptPlan();
        plan.Replace(body.Replaced, $"{layout.NewLine}{indent}{{{separator}{lines}{layout.NewLine}{indent}}}");
        plan.Reshape(body.Owner.Span);
        return plan;
    }

    private string? CompleteText(AttemptRequest request, CallValue money, ResultReading reading, string attempt, string result)
    {
        return AttemptStatements.Complete(request, attempt, type.FullName, new ResultExpressions(model, money.Value.SpanStart, money.Type, result, money.MayBeNull(reading), reading.Parts, money.IsWatched(reading)));
    }

    private string Watched(string statement, CallValue money, string attempt, string separator) =>
        AttemptStatements.Watched(statement, attempt, names.Take(money.Value, "exception"), separator, layout.Unit);

    private string DeclaredType(LocalDeclarationStatementSyntax local, CallValue money) => local.Declaration.Type.IsVar ? TypeText(money) : local.Declaration.Type.ToString();

    // What var would have meant: a reference that may be null later, whatever it is now.
    private string TypeText(CallValue money)
    {
        var type = money.Type!;
        var isAnnotated = type.IsReferenceType && money.Flow != NullableFlowState.None && model.GetNullableContext(money.Value.SpanStart).AnnotationsEnabled();
        return type.WithNullableAnnotation(isAnnotated && money.Flow == NullableFlowState.MaybeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated)
            .ToMinimalDisplayString(model, money.Value.SpanStart);
    }
}
