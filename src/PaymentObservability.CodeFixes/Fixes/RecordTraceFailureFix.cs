using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY2004: records the exception first thing in the catch clause, or marks the span where the call's result tells of a refusal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordTraceFailureFix))]
public sealed class RecordTraceFailureFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public RecordTraceFailureFix()
        : base("Record the failure on the trace", "PaymentObservability.RecordTraceFailure")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY2004");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (SpanText.Of(diagnostic, model, diagnostic.Location.SourceSpan.Start) is not { } text || !diagnostic.Properties.TryGetValue(TraceProperties.Failure, out var failure))
        {
            return null;
        }

        return failure switch
        {
            "Catch" => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is CatchClauseSyntax clause ? InCatch(clause, text, model) : null,
            "Result" => AfterCall(root, model, diagnostic, text),
            _ => null,
        };
    }

    private static IReadOnlyList<TextEdit>? InCatch(CatchClauseSyntax clause, SpanText text, SemanticModel model)
    {
        var edits = new List<TextEdit>();
        string exception;
        switch (clause.Declaration)
        {
            case null:
                exception = new FreshNames().Take(clause, "exception");
                var type = model.Compilation.GetTypeByMetadataName("System.Exception")?.ToMinimalDisplayString(model, clause.SpanStart);
                edits.Add(TextEdit.Insert(clause.CatchKeyword.Span.End, $" ({type} {exception})"));
                break;
            case { Identifier.RawKind: 0 } declaration:
                exception = new FreshNames().Take(clause, "exception");
                edits.Add(TextEdit.Insert(declaration.Type.Span.End, " " + exception));
                break;
            case var declaration:
                exception = declaration.Identifier.Text;
                break;
        }

        var statements = text.Fail(exception);
        if (statements.Count == 0 || clause.Block.OpenBraceToken.IsMissing || clause.Block.CloseBraceToken.IsMissing)
        {
            return null;
        }

        var layout = new Layout(clause.SyntaxTree.GetText(), null);
        var next = clause.Block.OpenBraceToken.GetNextToken();
        var separator = layout.StartsLine(next.SpanStart) ? layout.NewLine + layout.IndentAt(clause.Block.CloseBraceToken.SpanStart) + layout.Unit : " ";
        edits.Add(TextEdit.Insert(clause.Block.OpenBraceToken.Span.End, string.Concat(statements.Select(statement => separator + statement))));
        return edits;
    }

    private static IReadOnlyList<TextEdit>? AfterCall(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, SpanText text)
    {
        var success = Property(FixProperties.Success);
        var pending = Property(FixProperties.Pending);
        var isNested = diagnostic.Properties.ContainsKey(TraceProperties.IsNested);
        var name = diagnostic.Location.SourceSpan;
        if (isNested && root.FindNode(name, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } step && StepPlace.OutOfRunner(step) is { Expression: MemberAccessExpressionSyntax runner } outer && outer != step)
        {
            // Its result is the step's.
            name = runner.Name.Span;
        }

        if (CallValue.At(root, name, model) is not { } call || text.Refuse() is not { } mark)
        {
            return null;
        }

        if (StatementPlace.Anchor(call.Value, model) is not StatementSyntax anchor
            || ResultReading.Of(call, anchor, model, new[] { success, pending }) is not { IsHoisted: false, IsDiscarded: false } reading)
        {
            return null;
        }

        var statement = isNested ? StepPlace.Outside(anchor) : anchor;
        var layout = new Layout(root.SyntaxTree.GetText(), null);
        var expressions = new ResultExpressions(model, call.Value.SpanStart, call.Type, reading.Name, call.MayBeNull(reading), reading.Parts, call.IsWatched(reading));
        if (statement.Parent is not (BlockSyntax or GlobalStatementSyntax) || !layout.StartsLine(statement.SpanStart) || expressions.Negation(success) is not { } refused)
        {
            return null;
        }

        if (pending is not null)
        {
            if (expressions.Negation(pending) is not { } decided)
            {
                return null;
            }

            refused += " && " + decided;
        }

        var separator = layout.SeparatorAfter(statement);
        return new[] { TextEdit.Insert(layout.After(statement), $"{separator}if ({refused}){separator}{{{separator}{layout.Unit}{mark}{separator}}}{layout.NewLine}") };

        string? Property(string key) => diagnostic.Properties.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
    }
}
