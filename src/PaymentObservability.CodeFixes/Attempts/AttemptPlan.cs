using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>All that one fix changes in one document.</summary>
internal sealed class AttemptPlan
{
    private readonly List<TextEdit> edits = new();
    private readonly List<TextSpan> reshaped = new();

    /// <summary>The edits, in the order in which insertions at one position are to stand.</summary>
    public IReadOnlyList<TextEdit> Edits => edits;

    /// <summary>What became a block, or stands in one now, and so has to be formatted.</summary>
    public IReadOnlyList<TextSpan> Reshaped => reshaped;

    public void Insert(int position, string text) => edits.Add(TextEdit.Insert(position, text));

    public void Replace(TextSpan span, string text) => edits.Add(new TextEdit(span, text));

    public void Reshape(TextSpan span) => reshaped.Add(span);

    /// <summary>Whether both cannot be made at once.</summary>
    public bool Collides(AttemptPlan other) =>
        edits.Any(edit => other.edits.Any(with => Overlap(edit.Span, with.Span)))
        || reshaped.Any(span => other.reshaped.Any(span.OverlapsWith))
        || reshaped.Any(span => other.edits.Any(edit => Touches(span, edit.Span)))
        || other.reshaped.Any(span => edits.Any(edit => Touches(span, edit.Span)));

    private static bool Touches(TextSpan span, TextSpan edit) => edit.Start <= span.End && span.Start <= edit.End;

    private static bool Overlap(TextSpan first, TextSpan second) => first.Start < second.End && second.Start < first.End && !(first.IsEmpty && second.IsEmpty);
}
