using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Tracing;

/// <summary>Where the spans around an attempt are marked failed, and which catch clauses those marks are for.</summary>
internal sealed class FailureMarks
{
    private readonly PaymentOperation operation;
    private readonly RuleContext context;
    private readonly List<(CodeBody Body, SyntaxNode? Site)> levels;
    private readonly List<(int Level, SyntaxNode Node)> outside = new();
    private readonly List<(int Level, SyntaxNode Node)> inside = new();

    // What marks by a call may do so at any time: when it is disposed of, when it is called back.
    private bool isCalled;

    private FailureMarks(PaymentOperation operation, RuleContext context)
    {
        this.operation = operation;
        this.context = context;
        levels = Surroundings.Levels(operation).ToList();
    }

    /// <summary>Whether a span is marked somewhere that is no catch clause: after the result is looked at, in a scope's end.</summary>
    public bool AreOutsideCatches => isCalled || outside.Count > 0;

    /// <summary>Finds them.</summary>
    public static FailureMarks Of(PaymentOperation operation, OperationTrace trace, RuleContext context)
    {
        var marks = new FailureMarks(operation, context);
        if (!trace.Failures.IsEmpty)
        {
            for (var level = 0; level < marks.levels.Count; level++)
            {
                marks.Read(level, trace);
            }
        }

        return marks;
    }

    /// <summary>
    /// Whether a mark may be for what the clause catches: one in the clause, one in a clause before it that lets the exception on, or one outside of all clauses,
    /// unless it stands behind the call in what the exception leaves.
    /// </summary>
    public bool Cover(CatchClauseSyntax clause, TryStatementSyntax attempt, CodeBody body) =>
        isCalled
        || inside.Any(mark => clause.Span.Contains(mark.Node.Span) && mark.Node.SyntaxTree == clause.SyntaxTree)
        || inside.Any(mark => ClauseOf(mark.Node) is { } other && other != clause && Throws(other))
        || outside.Any(mark => !IsLeft(mark, attempt, body));

    private static CatchClauseSyntax? ClauseOf(SyntaxNode node) => node.FirstAncestorOrSelf<CatchClauseSyntax>();

    private static bool Throws(CatchClauseSyntax clause) => clause.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    private void Read(int level, OperationTrace trace)
    {
        var (body, site) = levels[level];
        foreach (var mark in trace.Failures.Where(mark => CodeBodies.Enclosing(mark.Syntax) == body.Syntax))
        {
            (IsInCatch(mark.Syntax, body) ? inside : outside).Add((level, mark.Syntax));
        }

        foreach (var call in context.Model.Graph.Facts.For(body).Calls.Where(call => call.Syntax != site && Marks(call)))
        {
            if (IsInCatch(call.Syntax, body))
            {
                inside.Add((level, call.Syntax));
            }
            else
            {
                isCalled = true;
            }
        }
    }

    /// <summary>Whether an exception of the money call leaves the mark out for certain: it stands behind the call, in the try block or in what that calls, in no finally and no loop that comes back.</summary>
    private bool IsLeft((int Level, SyntaxNode Node) mark, TryStatementSyntax attempt, CodeBody body)
    {
        var (own, site) = levels[mark.Level];
        return site is not null
            && mark.Level >= levels.FindIndex(level => level.Body.Equals(body))
            && mark.Node.SpanStart > site.Span.End
            && (!own.Equals(body) || attempt.Block.Span.Contains(mark.Node.Span))
            && !mark.Node.Ancestors().TakeWhile(node => node != (own.Equals(body) ? attempt.Block : own.Syntax)).Any(node => node is FinallyClauseSyntax)
            && !levels.Any(level => level.Site?.Ancestors().TakeWhile(node => node != level.Body.Syntax).Any(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or LabeledStatementSyntax) == true);
    }

    private static bool IsInCatch(SyntaxNode node, CodeBody body) => node.Ancestors().TakeWhile(ancestor => ancestor != body.Syntax).Any(ancestor => ancestor is CatchClauseSyntax);

    private bool Marks(CallSite call) =>
        context.Model.Graph.From(context.Model.Graph.Callees(call, operation.Entry.Receiver), operation.Entry.Receiver, null, context.Cancellation).Bodies
            .Any(body => context.Model.Graph.Facts.For(body).Signals.Any(signal => signal is SpanFailureSignal));
}
