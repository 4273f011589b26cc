using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>The statements that one plan puts neighbours to; braces are added once where several need the same.</summary>
internal sealed class Slots
{
    private readonly Layout layout;
    private readonly List<Slot> opened = new();

    public Slots(Layout layout) => this.layout = layout;

    /// <summary>The slot of a statement, with braces opened where it needs them.</summary>
    public Slot Of(StatementSyntax statement, AttemptPlan plan)
    {
        var slot = new Slot(statement, layout);
        if (slot.Owner is not null && opened.All(other => !SharesBraces(other, slot)))
        {
            slot.Open(plan);
            opened.Add(slot);
        }

        return slot;
    }

    /// <summary>Closes all braces, inner ones first.</summary>
    public void Close(AttemptPlan plan)
    {
        foreach (var slot in opened.OrderByDescending(slot => slot.Statement.SpanStart))
        {
            slot.Close(plan);
        }
    }

    private static bool SharesBraces(Slot first, Slot second) =>
        first.Owner == second.Owner && (first.Owner is SwitchSectionSyntax || first.Statement == second.Statement);
}
