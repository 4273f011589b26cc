using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Edits;

/// <summary>How a document is laid out: its line ends, its indentation, and where a statement begins and ends for the eye.</summary>
internal sealed class Layout
{
    private readonly SourceText text;

    public Layout(SourceText text, AnalyzerConfigOptions? options)
    {
        this.text = text;
        var ended = text.Lines.FirstOrDefault(line => line.EndIncludingLineBreak > line.End);
        NewLine = ended.EndIncludingLineBreak > ended.End ? text.ToString(TextSpan.FromBounds(ended.End, ended.EndIncludingLineBreak)) : "\n";
        Unit = UnitOf(options);
    }

    /// <summary>The document's line end.</summary>
    public string NewLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Unit { get; }

    /// <summary>The white space that the line of a position begins with.</summary>
    public string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether nothing but white space stands before a position on its line.</summary>
    public bool StartsLine(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, position)));
    }

    /// <summary>What parts a statement that begins here from one put before it: a new line, or a space where it shares its line.</summary>
    public string Separator(int position) => StartsLine(position) ? NewLine + IndentAt(position) : " ";

    /// <summary>A separator with a blank line in it, as it belongs behind a closing brace; none where the statement shares its line.</summary>
    public string Blank(string separator) => separator.StartsWith(NewLine) ? NewLine + separator : separator;

    /// <summary>Where a statement put before the node goes: above the comments that belong to the node, below blank lines and directives.</summary>
    public int Before(SyntaxNode node)
    {
        var position = node.SpanStart;
        if (!StartsLine(position))
        {
            return position;
        }

        var lineBreaks = 0;
        foreach (var trivia in node.GetLeadingTrivia().Reverse())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.WhitespaceTrivia:
                    break;
                case SyntaxKind.EndOfLineTrivia:
                    lineBreaks++;
                    break;
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia when lineBreaks <= 1 && StartsLine(trivia.SpanStart):
                    lineBreaks = 0;
                    position = trivia.SpanStart;
                    break;
                default:
                    return position;
            }

            if (lineBreaks > 1)
            {
                return position;
            }
        }

        return position;
    }

    /// <summary>Where a statement put after the node goes: behind a comment at the end of its line. The node's own end where its line goes on.</summary>
    public int After(SyntaxNode node)
    {
        var end = node.Span.End;
        foreach (var trivia in node.GetTrailingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.WhitespaceTrivia:
                    break;
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    end = trivia.Span.End;
                    break;
                case SyntaxKind.EndOfLineTrivia:
                    return end;
                default:
                    return node.Span.End;
            }
        }

        return text.Lines.GetLineFromPosition(end).End == end ? end : node.Span.End;
    }

    /// <summary>What parts a statement put at <see cref="After"/> from the one before it.</summary>
    public string SeparatorAfter(SyntaxNode node) =>
        StartsLine(node.SpanStart) || text.Lines.GetLineFromPosition(After(node)).End == After(node) ? NewLine + IndentAt(node.SpanStart) : " ";

    /// <summary>The node's text with all lines but the first moved by one step.</summary>
    public string Shifted(SyntaxNode node)
    {
        var shifted = new System.Text.StringBuilder();
        foreach (var line in text.Lines)
        {
            if (line.Start > node.Span.End || line.EndIncludingLineBreak <= node.SpanStart)
            {
                continue;
            }

            var start = System.Math.Max(line.Start, node.SpanStart);
            var end = System.Math.Min(line.EndIncludingLineBreak, node.Span.End);

            // The lines of a text are part of its value.
            if (line.Start > node.SpanStart && line.Start < node.Span.End && !IsInText(node, line.Start) && line.Span.Length > 0)
            {
                shifted.Append(Unit);
            }

            shifted.Append(text.ToString(TextSpan.FromBounds(start, end)));
        }

        return shifted.ToString();
    }

    private static bool IsInText(SyntaxNode node, int position)
    {
        var token = node.FindToken(position);
        return token.SpanStart < position
            && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken;
    }

    private string UnitOf(AnalyzerConfigOptions? options)
    {
        if (options is not null && options.TryGetValue("indent_style", out var style) && style == "tab")
        {
            return "\t";
        }

        if (options is not null && options.TryGetValue("indent_size", out var size) && int.TryParse(size, out var width) && width is > 0 and <= 16)
        {
            return new string(' ', width);
        }

        return text.Lines.Any(line => line.Span.Length > 0 && text[line.Start] == '\t') ? "\t" : "    ";
    }
}
