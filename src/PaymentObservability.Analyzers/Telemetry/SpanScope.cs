using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Telemetry;

/// <summary>
/// The stretch of a body in which a span is open, read off the syntax: a <c>using</c>'s block, the rest of a block behind <c>using var</c>, or
/// what stands between the call that opens it and the last one that ends it.
/// </summary>
internal readonly struct SpanScope
{
    private SpanScope(SyntaxNode? node, int start, int end)
    {
        Node = node;
        Start = start;
        End = end;
    }

    /// <summary>Cannot be told: the span is kept in a field, given away, or ended somewhere else.</summary>
    public static SpanScope Unknown => default;

    /// <summary>The node that holds all of it; null where it cannot be told.</summary>
    public SyntaxNode? Node { get; }

    /// <summary>From where on it is open.</summary>
    public int Start { get; }

    /// <summary>Up to where it is open.</summary>
    public int End { get; }

    /// <summary>All of a node: a lambda, a call that is given one, a method.</summary>
    public static SpanScope Whole(SyntaxNode node) => new(node, node.SpanStart, node.Span.End);

    /// <summary>Where a span is open that an expression makes and that is ended by disposing of it or by one of its members.</summary>
    /// <param name="creation">The call that opens it.</param>
    /// <param name="isEnd">Whether a member of this name ends the span.</param>
    public static SpanScope OfValue(SyntaxNode creation, Func<string, bool> isEnd)
    {
        var value = Outermost(creation);
        switch (value.Parent)
        {
            case UsingStatementSyntax block when block.Expression == value:
                return Whole(block.Statement);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: UsingStatementSyntax block } }:
                return Whole(block.Statement);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } declarator }:
                return declaration.UsingKeyword.Span.IsEmpty ? OfVariable(declarator.Identifier.ValueText, declaration, isEnd) : Behind(declaration);
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable, Parent: ExpressionStatementSyntax statement } when IsLocal(variable):
                return OfVariable(variable.Identifier.ValueText, statement, isEnd);
            default:
                return Unknown;
        }
    }

    /// <summary>Where a span is open that one call opens and another one ends, without a value that stands for it.</summary>
    /// <param name="opening">The call that opens it.</param>
    /// <param name="isOpening">Whether a call opens a span of this library.</param>
    /// <param name="isEnd">Whether a call ends one.</param>
    public static SpanScope OfPair(SyntaxNode opening, Func<string, bool> isOpening, Func<string, bool> isEnd)
    {
        if (opening.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || Holder(statement) is not { } holder)
        {
            return Unknown;
        }

        // The usual shape, whatever else happens in it: open; try { ... } finally { end }.
        var open = 0;
        foreach (var sibling in Siblings(holder).Where(sibling => sibling.SpanStart >= statement.Span.End))
        {
            switch (sibling)
            {
                case TryStatementSyntax { Finally: { } closing } when Calls(closing).Any(name => isEnd(name)):
                    if (open == 0)
                    {
                        return new SpanScope(holder, statement.Span.End, closing.SpanStart);
                    }

                    open--;
                    break;
                case ExpressionStatementSyntax when Calls(sibling).Any(name => isOpening(name)):
                    open++;
                    break;
                case ExpressionStatementSyntax when Calls(sibling).Any(name => isEnd(name)):
                    if (open == 0)
                    {
                        return new SpanScope(holder, statement.Span.End, sibling.SpanStart);
                    }

                    open--;
                    break;
            }
        }

        var last = Function(statement).DescendantNodes().OfType<InvocationExpressionSyntax>().LastOrDefault(call => call.SpanStart > statement.Span.End && NameOf(call) is { } name && isEnd(name));
        return last is null ? Unknown : new SpanScope(Function(statement), statement.Span.End, last.SpanStart);
    }

    /// <summary>From a statement to the end of its block.</summary>
    private static SpanScope Behind(StatementSyntax declaration) =>
        Holder(declaration) is { } holder ? new SpanScope(holder, declaration.Span.End, holder.Span.End) : Unknown;

    private static SpanScope OfVariable(string variable, StatementSyntax opening, Func<string, bool> isEnd)
    {
        var function = Function(opening);
        SyntaxNode? last = null;
        foreach (var name in function.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable && name.SpanStart > opening.Span.End))
        {
            var value = Outermost(name);
            switch (value.Parent)
            {
                case UsingStatementSyntax block when block.Expression == value:
                    return Whole(block.Statement);
                case ReturnStatementSyntax or ArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax when value == (SyntaxNode)name:
                    return Unknown;
            }

            if (EndOf(name, isEnd) is { } end)
            {
                last = end;
            }
        }

        return last is null ? Unknown : new SpanScope(Holder(opening) ?? function, opening.Span.End, last.SpanStart);
    }

    /// <summary><c>span.End()</c>, <c>activity?.Dispose()</c>, <c>scope.Span.Finish()</c>.</summary>
    private static SyntaxNode? EndOf(IdentifierNameSyntax variable, Func<string, bool> isEnd) =>
        variable.Parent is ConditionalAccessExpressionSyntax or MemberAccessExpressionSyntax
        && variable.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement && Calls(statement).Any(name => isEnd(name))
            ? statement
            : null;

    /// <summary>Fluent calls and what makes a value of the same thing do not change what is opened: <c>StartActivity("x")?.SetTag("a", b)!</c>.</summary>
    private static SyntaxNode Outermost(SyntaxNode node)
    {
        while (true)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax or CastExpressionSyntax:
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }:
                case InvocationExpressionSyntax call when call.Expression == node:
                case BinaryExpressionSyntax { OperatorToken.ValueText: "as" or "??" }:
                    node = node.Parent;
                    continue;
                default:
                    return node;
            }
        }
    }

    private static System.Collections.Generic.IEnumerable<string> Calls(SyntaxNode node) =>
        node.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(NameOf).Where(name => name is not null)!;

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsLocal(IdentifierNameSyntax variable) =>
        Function(variable).DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declarator => declarator.Identifier.ValueText == variable.Identifier.ValueText);

    private static SyntaxNode? Holder(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => statement.Parent,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit,
        _ => null,
    };

    private static System.Collections.Generic.IEnumerable<StatementSyntax> Siblings(SyntaxNode holder) => holder switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement),
        _ => Enumerable.Empty<StatementSyntax>(),
    };

    private static SyntaxNode Function(SyntaxNode node) => Flow.CodeBodies.Enclosing(node) ?? node.SyntaxTree.GetRoot();
}
