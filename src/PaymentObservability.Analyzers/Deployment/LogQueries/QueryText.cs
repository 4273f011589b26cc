using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>The text of a query whose pieces know where they stand in the file.</summary>
internal sealed class QueryText
{
    private readonly PlacedText? written;
    private readonly string text;

    private QueryText(string text, PlacedText? written)
    {
        this.written = written;

        // Comments may hold bars and quotes: blanks of the same length keep all places.
        this.text = Regex.Replace(text, @"^[ \t]*#[^\r\n]*", comment => new string(' ', comment.Length), RegexOptions.Multiline | RegexOptions.CultureInvariant, QueryTerms.Patience);
    }

    /// <summary>The text of a query; null where parts of it are known to nobody and their places neither.</summary>
    public static QueryText? Of(LogQuery query) =>
        query.Written is { } written ? new(written.Text, written)
        : query.Text.Literal is { } literal ? new(literal, null)
        : null;

    /// <summary>A text that is put together in a template.</summary>
    public static QueryText Of(PlacedText written) => new(written.Text, written);

    /// <summary>What a piece says.</summary>
    public string this[TextSpan span] => text.Substring(span.Start, span.Length);

    /// <summary>The commands between the bars that stand in no text.</summary>
    /// <param name="quoted">Finds the texts.</param>
    public IEnumerable<TextSpan> Commands(Regex quoted)
    {
        var bare = quoted.Replace(text, match => new string('_', match.Length));
        var start = 0;
        for (var i = 0; i <= bare.Length; i++)
        {
            if (i == bare.Length || bare[i] == '|')
            {
                var command = Trimmed(TextSpan.FromBounds(start, i));
                if (!command.IsEmpty)
                {
                    yield return command;
                }

                start = i + 1;
            }
        }
    }

    /// <summary>A piece without the blanks, and the other characters given, at its ends.</summary>
    public TextSpan Trimmed(TextSpan span, string others = "")
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && IsOver(text[start]))
        {
            start++;
        }

        while (end > start && IsOver(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);

        bool IsOver(char c) => char.IsWhiteSpace(c) || others.IndexOf(c) >= 0;
    }

    /// <summary>The pieces of a piece between the matches of an expression.</summary>
    public IEnumerable<TextSpan> Split(TextSpan span, Regex separator)
    {
        var start = span.Start;
        foreach (Match match in separator.Matches(this[span]))
        {
            yield return TextSpan.FromBounds(start, span.Start + match.Index);
            start = span.Start + match.Index + match.Length;
        }

        yield return TextSpan.FromBounds(start, span.End);
    }

    /// <summary>A piece as a word; null where there is none or only the deployment knows a part of it.</summary>
    public QueryWord? Word(TextSpan span) =>
        span.IsEmpty || this[span].Any(PlacedText.IsMark) ? null : new(this[span], written?.ExactLocationOf(span));

    /// <summary>The group of a match in a piece that matched, as a word.</summary>
    public QueryWord? Word(TextSpan piece, params Group[] groups) =>
        groups.FirstOrDefault(one => one.Success) is { } group ? Word(new TextSpan(piece.Start + group.Index, group.Length)) : null;

    public override string ToString() => text;
}
