using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Edits;

/// <summary>The edits of one round over a document, and where positions go with them.</summary>
internal sealed class TextEdits
{
    private readonly List<TextEdit> edits;

    /// <param name="edits">In the order in which insertions at one position are to stand.</param>
    public TextEdits(IEnumerable<TextEdit> edits)
    {
        // Sorting is stable. An insertion stands before a replacement that begins at the same position.
        this.edits = edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.Length > 0).ToList();
    }

    /// <summary>The text with all edits made.</summary>
    public SourceText Apply(SourceText text) => text.WithChanges(Merged().Select(edit => new TextChange(edit.Span, edit.Text)));

    /// <summary>Where a span lies afterwards: around what is inserted at its very edges.</summary>
    public TextSpan MapAround(TextSpan span)
    {
        var start = span.Start + edits.Where(edit => edit.Span.End <= span.Start && edit.Span.Start < span.Start).Sum(Growth);
        var end = span.End + edits.Where(edit => edit.Span.Start <= span.End).Sum(Growth);
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Where a span that no edit touches lies afterwards: without what is inserted at its edges.</summary>
    public TextSpan MapInside(TextSpan span)
    {
        var start = span.Start + edits.Where(edit => edit.Span.End <= span.Start).Sum(Growth);
        return new TextSpan(start, span.Length);
    }

    /// <summary>Where the new text lies afterwards.</summary>
    public IEnumerable<TextSpan> NewSpans()
    {
        var growth = 0;
        foreach (var edit in edits)
        {
            yield return new TextSpan(edit.Span.Start + growth, edit.Text.Length);
            growth += Growth(edit);
        }
    }

    private static int Growth(TextEdit edit) => edit.Text.Length - edit.Span.Length;

    // SourceText takes no two changes at one position.
    private IEnumerable<TextEdit> Merged()
    {
        TextEdit? last = null;
        foreach (var edit in edits)
        {
            if (last is not null && last.Span.IsEmpty && last.Span.Start == edit.Span.Start)
            {
                last = new TextEdit(edit.Span, last.Text + edit.Text);
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = edit;
        }

        if (last is not null)
        {
            yield return last;
        }
    }
}
