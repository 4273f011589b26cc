using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>A statement with room around it: where neighbours go, and what parts them from it. Only for what <see cref="StatementPlace.HasRoom"/> allows.</summary>
internal sealed class Slot
{
    private readonly Layout layout;

    public Slot(StatementSyntax statement, Layout layout)
    {
        this.layout = layout;
        Statement = statement;
        var isBare = statement.Parent is not (BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax);
        Owner = isBare || statement.Parent is SwitchSectionSyntax ? statement.Parent : null;
        Separator = isBare && !layout.StartsLine(statement.SpanStart)
            ? layout.NewLine + layout.IndentAt(Owner!.SpanStart) + layout.Unit
            : layout.Separator(statement.SpanStart);
        SeparatorAfter = isBare ? Separator : layout.SeparatorAfter(statement);
    }

    /// <summary>The statement.</summary>
    public StatementSyntax Statement { get; }

    /// <summary>What needs braces before the statement can have neighbours: the switch section, or the statement that it is the body of.</summary>
    public SyntaxNode? Owner { get; }

    /// <summary>Where a statement put before goes.</summary>
    public int Before => layout.Before(Statement);

    /// <summary>What follows a statement that is put before.</summary>
    public string Separator { get; }

    /// <summary>Where a statement put behind goes.</summary>
    public int After => layout.After(Statement);

    /// <summary>What precedes a statement that is put behind.</summary>
    public string SeparatorAfter { get; }

    /// <summary>Opens braces where they are needed.</summary>
    public void Open(AttemptPlan plan)
    {
        if (Owner is null)
        {
            return;
        }

        var first = First();
        var indent = Indent();
        var open = first.GetFirstToken().GetPreviousToken().Span.End;
        var between = TextSpan.FromBounds(open, first.SpanStart);
        if (layout.StartsLine(first.SpanStart) || first.GetLeadingTrivia().ToString().Trim().Length > 0)
        {
            plan.Insert(open, layout.NewLine + indent + "{");
        }
        else
        {
            plan.Replace(between, layout.NewLine + indent + "{" + layout.NewLine + indent + layout.Unit);
        }

        plan.Reshape(Owner.Span);
    }

    /// <summary>Closes them again. Called when all else is in the plan: the brace stands behind it.</summary>
    public void Close(AttemptPlan plan)
    {
        if (Owner is not null)
        {
            plan.Insert(layout.After(Owner is SwitchSectionSyntax section ? section.Statements.Last() : Statement), layout.NewLine + Indent() + "}");
        }
    }

    private SyntaxNode First() => Owner is SwitchSectionSyntax section ? section.Statements.First() : Statement;

    private string Indent() => layout.IndentAt(Owner is SwitchSectionSyntax ? Statement.SpanStart : Owner!.SpanStart);
}
