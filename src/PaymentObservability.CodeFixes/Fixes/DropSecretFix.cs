using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Privacy;
using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY5001: leaves the secret out of the message, or out of the trace. Only where the rest still says something and nothing else is lost: answers, texts
/// that are nothing but the secret, and values whose computing does something are for people to decide.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropSecretFix))]
public sealed class DropSecretFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public DropSecretFix()
        : base("Do not record it", "PaymentObservability.DropSecret")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY5001");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(FixProperties.Fixable) is false || LeakNodes.Of(root, diagnostic) is not { } secrets || !secrets.All(LeakNodes.IsIdle))
        {
            return null;
        }

        var text = root.SyntaxTree.GetText();
        var edits = new List<TextEdit>();
        foreach (var message in secrets.Select(secret => secret.FirstAncestorOrSelf<InterpolationSyntax>()?.Parent).Distinct())
        {
            var own = secrets.Where(secret => secret.FirstAncestorOrSelf<InterpolationSyntax>()?.Parent == message).ToList();
            var wanted = message is InterpolatedStringExpressionSyntax interpolated ? Holes(interpolated, own, text) : Arguments(own, model, text);
            if (wanted is null)
            {
                return null;
            }

            edits.AddRange(wanted);
        }

        return edits;
    }

    /// <summary>The holes of an interpolated string, as long as words or other holes are left.</summary>
    private static IReadOnlyList<TextEdit>? Holes(InterpolatedStringExpressionSyntax message, IReadOnlyList<ExpressionSyntax> secrets, SourceText text)
    {
        var cuts = new List<TextSpan>();
        foreach (var secret in secrets)
        {
            if (secret.Parent is not InterpolationSyntax hole)
            {
                return null;
            }

            var index = message.Contents.IndexOf(hole);
            var before = index > 0 && message.Contents[index - 1] is InterpolatedStringTextSyntax words ? words.SpanStart : hole.SpanStart;
            var after = index + 1 < message.Contents.Count && message.Contents[index + 1] is InterpolatedStringTextSyntax more ? more.Span.End : hole.Span.End;
            cuts.Add(TextCut.Around(text, hole.Span, TextSpan.FromBounds(before, after)));
        }

        var contents = TextSpan.FromBounds(message.StringStartToken.Span.End, message.StringEndToken.SpanStart);
        if (!SaysSomething(text, contents, cuts) || Overlap(cuts))
        {
            return null;
        }

        var edits = cuts.Select(cut => new TextEdit(cut, "")).ToList();
        if (message.Contents.OfType<InterpolationSyntax>().Count() == secrets.Count && message.StringStartToken.Text is "$\"" && text.ToString(contents).IndexOf("}}", System.StringComparison.Ordinal) < 0)
        {
            edits.Add(new TextEdit(new TextSpan(message.StringStartToken.SpanStart, 1), ""));
        }

        return edits;
    }

    /// <summary>Arguments of templates with their holes, or the one value of a tag, whose statement goes.</summary>
    private static IReadOnlyList<TextEdit>? Arguments(IReadOnlyList<ExpressionSyntax> secrets, SemanticModel model, SourceText text)
    {
        if (secrets.Select(secret => LeakNodes.Argument(secret)?.Parent?.Parent).Distinct().ToList() is not { Count: 1 } calls || calls[0] is not InvocationExpressionSyntax call
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        if (method.Name is "AddAnnotation" or "AddMetadata" or "SetTag" or "AddTag" or "SetAttribute" or "AppendKey")
        {
            return Statement(call, text) is { } statement && LeakNodes.IsIdle(call.ArgumentList) ? new[] { statement } : null;
        }

        var given = call.ArgumentList.Arguments;
        var template = given.FirstOrDefault(argument => argument.Expression is LiteralExpressionSyntax { Token.Value: string });
        if (template?.Expression is not LiteralExpressionSyntax { Token: { Value: string message } token } || given.Any(argument => argument.NameColon is not null)
            || token.Text.IndexOf(message, System.StringComparison.Ordinal) is not (> 0 and var offset))
        {
            return null;
        }

        var parsed = LogTemplate.Parse(message);
        var first = given.IndexOf(template) + 1;
        if (parsed.Holes.Length != given.Count - first || parsed.Holes.Any(hole => hole.Position is not null))
        {
            return null;
        }

        var cuts = new List<TextSpan>();
        var edits = new List<TextEdit>();
        var sentence = new TextSpan(token.SpanStart + offset, message.Length);
        foreach (var argument in secrets.Select(secret => LeakNodes.Argument(secret)!))
        {
            var index = given.IndexOf(argument) - first;
            if (index < 0)
            {
                return null;
            }

            var hole = parsed.Holes[index];
            var before = index > 0 ? sentence.Start + parsed.Holes[index - 1].End : sentence.Start;
            var after = index + 1 < parsed.Holes.Length ? sentence.Start + parsed.Holes[index + 1].Start : sentence.End;
            cuts.Add(TextCut.Around(text, TextSpan.FromBounds(sentence.Start + hole.Start, sentence.Start + hole.End), TextSpan.FromBounds(before, after)));
            edits.Add(new TextEdit(TextSpan.FromBounds(given[given.IndexOf(argument) - 1].Span.End, argument.Span.End), ""));
        }

        return SaysSomething(text, sentence, cuts) && !Overlap(cuts) ? cuts.Select(cut => new TextEdit(cut, "")).Concat(edits).ToList() : null;
    }

    private static bool SaysSomething(SourceText text, TextSpan sentence, IReadOnlyList<TextSpan> cuts)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (char.IsLetter(text[i]) && !cuts.Any(cut => cut.Contains(i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlap(IReadOnlyList<TextSpan> cuts) => cuts.Any(cut => cuts.Any(other => other != cut && other.OverlapsWith(cut)));

    /// <summary>The whole line of a call that is a statement by itself.</summary>
    private static TextEdit? Statement(InvocationExpressionSyntax call, SourceText text)
    {
        SyntaxNode whole = call;
        while (whole.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == whole)
        {
            whole = access;
        }

        if (whole.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax } statement || call.Expression.DescendantNodes().Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax)
            || statement.GetLeadingTrivia().Any(trivia => trivia.IsDirective) || statement.ContainsDirectives)
        {
            return null;
        }

        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart))) && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)));
        return new TextEdit(isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : statement.Span, "");
    }
}
