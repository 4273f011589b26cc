using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>Writes what is added to one mapping in that mapping's own style.</summary>
internal sealed class MapAddition
{
    private readonly SourceText text;
    private readonly TemplateStyle style;
    private readonly PendingMap pending;

    public MapAddition(SourceText text, TemplateStyle style, PendingMap pending)
    {
        this.text = text;
        this.style = style;
        this.pending = pending;
    }

    private bool IsRoot => pending.Holder is null;

    private bool IsResources => pending.Holder?.Key.Value == "Resources";

    /// <summary>Writes what is added behind the last entry.</summary>
    public void Write(List<TextEdit> edits)
    {
        var map = pending.Map;
        if (map is null || map.Entries.Length == 0)
        {
            WriteEmpty(edits);
        }
        else if (style.IsFlow(map))
        {
            WriteFlow(map, edits);
        }
        else
        {
            var column = style.ColumnOf(map.Entries[0].Key.Span.Start);
            edits.Add(TextEdit.Insert(BlockEnd.Of(text, AfterKeptLines(map), column), Lines(pending.Added, new string(' ', column), isFirst: false)));
        }
    }

    /// <summary>Writes what is added before an entry and the comments that stand above it.</summary>
    public void WriteBefore(YamlEntry entry, List<TextEdit> edits)
    {
        var start = entry.Key.Span.Start;
        if (style.IsFlow(pending.Map!))
        {
            var separator = style.IsJson && style.StartsLine(start) ? style.NewLine + style.IndentAt(start) : " ";
            edits.Add(TextEdit.Insert(start, string.Concat(pending.AddedBefore.Items.Select(item => FlowEntry(item, pending.Map!) + "," + separator))));
            return;
        }

        var line = text.Lines.GetLineFromPosition(start).LineNumber;
        while (line > 0 && text.Lines[line - 1].ToString().TrimStart('\uFEFF').StartsWith("#", System.StringComparison.Ordinal))
        {
            line--;
        }

        var position = line == 0 && text.Length > 0 && text[0] == '\uFEFF' ? 1 : text.Lines[line].Start;
        var writer = new YamlBlockWriter(style.Unit, style.IndentsLists);
        var indent = new string(' ', style.ColumnOf(start));
        edits.Add(TextEdit.Insert(position, string.Concat(pending.AddedBefore.Items.Select(item => string.Concat(writer.Entry(item, indent).Select(written => written + style.NewLine)) + style.NewLine))));
    }

    // Key: with nothing, {} or null behind it.
    private void WriteEmpty(List<TextEdit> edits)
    {
        var holder = pending.Holder!;
        var value = holder.Place;
        if (style.IsJson || pending.IsInFlow)
        {
            edits.Add(new(value, style.IsJson && style.StartsLine(holder.Key.Span.Start)
                ? new JsonWriter(style.Unit, style.NewLine, style.Colon).Value(Json(pending.Added), style.IndentAt(holder.Key.Span.Start))
                : FlowWriter(Json(pending.Added))));
            return;
        }

        var line = text.Lines.GetLineFromPosition(value.Length == 0 ? holder.Key.Span.End : value.End);
        if (value.Length > 0)
        {
            // With the blank before it, unless a comment follows.
            var ends = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(value.End, line.End)));
            edits.Add(new(ends && value.Start > 0 && text[value.Start - 1] == ' ' ? TextSpan.FromBounds(value.Start - 1, line.End) : value, ""));
        }

        edits.Add(TextEdit.Insert(line.End, Lines(pending.Added, new string(' ', style.ColumnOf(holder.Key.Span.Start)) + style.Unit, isFirst: true)));
    }

    private void WriteFlow(YamlMap map, List<TextEdit> edits)
    {
        var last = map.Entries.OrderBy(entry => entry.Place.End).Last();
        var end = last.Place.Length == 0 ? System.Math.Max(last.Place.End, last.Key.Span.End) : last.Place.End;
        var first = map.Entries[0].Key.Span.Start;
        if (!style.IsJson || !style.StartsLine(first))
        {
            edits.Add(TextEdit.Insert(end, string.Concat(pending.Added.Items.Select(item => (style.Colon == ":" ? "," : ", ") + FlowEntry(item, map)))));
            return;
        }

        // A comma right behind the last value, and the new lines behind the comment that may follow on its line.
        var separator = style.NewLine + style.IndentAt(first);
        var added = string.Concat(pending.Added.Items.Select((item, i) => (i == 0 ? "" : ",") + separator + FlowEntry(item, map)));
        var line = text.Lines.GetLineFromPosition(end);
        var rest = text.ToString(TextSpan.FromBounds(end, line.End)).Trim();
        if (rest.StartsWith(",", System.StringComparison.Ordinal))
        {
            edits.Add(TextEdit.Insert(line.End, added));
        }
        else if (rest.StartsWith("//", System.StringComparison.Ordinal) || (rest.StartsWith("/*", System.StringComparison.Ordinal) && rest.EndsWith("*/", System.StringComparison.Ordinal)))
        {
            edits.Add(TextEdit.Insert(end, ","));
            edits.Add(TextEdit.Insert(line.End, added));
        }
        else
        {
            edits.Add(TextEdit.Insert(end, "," + added));
        }
    }

    private string FlowEntry(MapItem item, YamlMap map)
    {
        item = Json(item);
        var first = map.Entries[0].Key.Span.Start;
        return !style.IsJson ? YamlFlowWriter.Entry(item.Key, item.Value)
            : new JsonWriter(style.StartsLine(first) ? style.Unit : null, style.NewLine, style.Colon).Entry(item.Key, item.Value, style.IndentAt(first));
    }

    private string FlowWriter(MapNode map) => style.IsJson ? new JsonWriter(unit: null, style.NewLine, style.Colon).Value(map, "") : YamlFlowWriter.Value(map);

    private MapNode Json(MapNode map)
    {
        var result = new MapNode();
        foreach (var item in map.Items.Select(Json))
        {
            result.Add(item.Key, item.Value);
        }

        return result;
    }

    // There are no comments in brackets: what a comment would say of a resource stands in its metadata.
    private MapItem Json(MapItem item)
    {
        if (IsRoot && item is { Key: "Resources", Value: MapNode resources })
        {
            var result = new MapNode();
            foreach (var resource in resources.Items)
            {
                result.Add(resource.Key, WithMetadata(resource));
            }

            return item with { Value = result };
        }

        return IsResources ? item with { Value = WithMetadata(item) } : item;
    }

    private static TemplateNode WithMetadata(MapItem item)
    {
        if (item is not { Comment: not null, Value: MapNode resource } || resource["Metadata"] is not null)
        {
            return item.Value;
        }

        var result = new MapNode();
        foreach (var part in resource.Items)
        {
            result.Add(part.Key, part.Value);
            if (part.Key == "Type")
            {
                result.Add("Metadata", new MapNode { { "PaymentObservability", item.Comment } });
            }
        }

        return result;
    }

    private string Lines(MapNode added, string indent, bool isFirst)
    {
        var writer = new YamlBlockWriter(style.Unit, style.IndentsLists);
        var parted = IsRoot || (IsResources && style.SpacesResources);
        return string.Concat(added.Items.Select((item, i) =>
            (parted && !(isFirst && i == 0) ? style.NewLine : "") + string.Concat(Spaced(item, writer, indent).Select(line => style.NewLine + line))));
    }

    private IEnumerable<string> Spaced(MapItem item, YamlBlockWriter writer, string indent)
    {
        if (!IsRoot || item.Value is not MapNode { Items.Count: > 1 } section || item.Key != "Resources")
        {
            return writer.Entry(item, indent);
        }

        return new[] { indent + item.Key + ":" }.Concat(section.Items.SelectMany((resource, i) => (i == 0 ? System.Array.Empty<string>() : new[] { "" }).Concat(writer.Entry(resource, indent + style.Unit))));
    }

    // |+ keeps the blank lines below it: they are part of the text.
    private int AfterKeptLines(YamlMap map)
    {
        var end = map.Span.End;
        YamlValue value = map;
        while (value is YamlMap { Entries.Length: > 0 } or YamlList { Items.Length: > 0 })
        {
            value = value is YamlMap inner ? inner.Entries[inner.Entries.Length - 1].Value : ((YamlList)value).Items[((YamlList)value).Items.Length - 1];
        }

        if (value is not YamlText || value.Span.Length < 2 || text[value.Span.Start] is not ('|' or '>') || text[value.Span.Start + 1] != '+')
        {
            return end;
        }

        var number = text.Lines.GetLineFromPosition(end).LineNumber;
        while (number + 1 < text.Lines.Count && string.IsNullOrWhiteSpace(text.Lines[number + 1].ToString()) && number + 2 < text.Lines.Count)
        {
            number++;
        }

        return text.Lines[number].End;
    }
}
