using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>Writes what is added to one list in that list's own style.</summary>
internal sealed class ListAddition
{
    private readonly SourceText text;
    private readonly TemplateStyle style;
    private readonly PendingList pending;

    public ListAddition(SourceText text, TemplateStyle style, PendingList pending)
    {
        this.text = text;
        this.style = style;
        this.pending = pending;
    }

    /// <summary>Writes what is added behind the last item.</summary>
    public void Write(List<TextEdit> edits)
    {
        var items = pending.List.Items;
        if (!style.IsFlow(pending.List))
        {
            var indent = style.IndentAt(items[0].Span.Start);
            var writer = new YamlBlockWriter(style.Unit, style.IndentsLists);
            edits.Add(TextEdit.Insert(
                BlockEnd.Of(text, pending.List.Span.End, indent.Length),
                string.Concat(pending.Added.SelectMany(item => writer.Item(item, indent)).Select(line => style.NewLine + line))));
            return;
        }

        if (items.Length == 0)
        {
            edits.Add(new(TextSpan.FromBounds(pending.List.Span.Start + 1, pending.List.Span.End - 1), string.Join(", ", pending.Added.Select(item => Written(item, "", onOneLine: true)))));
            return;
        }

        // The text of an alias stands elsewhere.
        var last = items[items.Length - 1].Span;
        var end = pending.List.Span.Contains(last) ? last.End : EndOfContent();
        var ownLine = style.IsJson && style.StartsLine(items[0].Span.Start);
        var start = style.IndentAt(items[0].Span.Start);
        var separator = ownLine ? "," + style.NewLine + start : style.Colon == ":" ? "," : ", ";
        edits.Add(TextEdit.Insert(end, string.Concat(pending.Added.Select(item => separator + Written(item, start, onOneLine: !ownLine)))));
    }

    private int EndOfContent()
    {
        var end = pending.List.Span.End - 1;
        while (end > pending.List.Span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private string Written(TemplateNode item, string indent, bool onOneLine) =>
        style.IsJson ? new JsonWriter(onOneLine ? null : style.Unit, style.NewLine, style.Colon).Value(item, indent) : YamlFlowWriter.Value(item);
}
