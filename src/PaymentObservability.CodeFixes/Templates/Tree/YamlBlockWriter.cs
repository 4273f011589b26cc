using System;
using System.Collections.Generic;
using System.Linq;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>Writes nodes as lines of YAML, functions as tags.</summary>
internal sealed class YamlBlockWriter
{
    private readonly string unit;
    private readonly bool indentsLists;

    /// <param name="unit">One step of indentation.</param>
    /// <param name="indentsLists">Whether lists stand deeper than the key that they belong to.</param>
    public YamlBlockWriter(string unit, bool indentsLists)
    {
        this.unit = unit;
        this.indentsLists = indentsLists;
    }

    /// <summary>The lines of a key and its value.</summary>
    public IEnumerable<string> Entry(MapItem item, string indent)
    {
        if (item.Comment is not null)
        {
            yield return indent + "# " + item.Comment;
        }

        foreach (var line in After(indent + YamlScalars.Of(new(item.Key, isBare: false), isFlow: false) + ":", item.Value, indent, indentsLists ? indent + unit : indent))
        {
            yield return line;
        }
    }

    /// <summary>The lines of an item of a list.</summary>
    public IEnumerable<string> Item(TemplateNode node, string indent)
    {
        // What belongs to an item stands two to the right of its dash.
        var inner = indent + "  ";
        if (node is MapNode { Items.Count: > 0, IsInline: false } or ListNode { Items.Count: > 0 })
        {
            var lines = node is MapNode map ? map.Items.SelectMany(item => Entry(item with { Comment = null }, inner)) : ((ListNode)node).Items.SelectMany(item => Item(item, inner));
            return lines.Select((line, i) => i == 0 ? indent + "- " + line.Substring(inner.Length) : line);
        }

        return After(indent + "-", node, indent, inner);
    }

    private IEnumerable<string> After(string head, TemplateNode node, string indent, string listIndent)
    {
        switch (node)
        {
            case TextNode text when text.Value.IndexOf('\n') < 0:
                return new[] { head + " " + YamlScalars.Of(text, isFlow: false) };
            case TextNode text:
                return new[] { head + " |" + (text.Value.EndsWith("\n", StringComparison.Ordinal) ? "" : "-") }
                    .Concat(text.Value.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "" : indent + unit + line));
            case ListNode { Items.Count: 0 }:
                return new[] { head + " []" };
            case ListNode { IsInline: true } list when YamlFlowWriter.IsShort(list):
                return new[] { head + " " + YamlFlowWriter.Value(list) };
            case ListNode list:
                return new[] { head }.Concat(list.Items.SelectMany(item => Item(item, listIndent)));
            case MapNode map when map.IsInline || map.Items.Count == 0:
                return new[] { head + " " + YamlFlowWriter.Value(map) };
            case MapNode map:
                return new[] { head }.Concat(map.Items.SelectMany(item => Entry(item, indent + unit)));
            case CallNode { Argument: ListNode list } call when YamlFlowWriter.IsShort(list):
                return new[] { head + " " + YamlFlowWriter.Value(call) };
            case CallNode call:
                return After(head + " !" + call.Function, call.Argument, indent, listIndent);
            default:
                return new[] { head + " null" };
        }
    }
}
