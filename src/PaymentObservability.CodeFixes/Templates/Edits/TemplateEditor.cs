using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>
/// Collects what is to be added to a template and says it as edits of its text. Values that are computed, shared by an anchor or no mapping are left alone:
/// what would have to be added to them is refused.
/// </summary>
internal sealed class TemplateEditor
{
    private static readonly string[] SectionsBeforeResources = { "Parameters", "Mappings", "Conditions" };

    private readonly SourceText text;
    private readonly PendingMap root;

    public TemplateEditor(SourceText text, YamlMap root)
    {
        this.text = text;
        Style = new(text, root);
        this.root = new(root, holder: null, isInFlow: Style.IsJson || Style.IsFlow(root));
    }

    /// <summary>How the template is laid out.</summary>
    public TemplateStyle Style { get; }

    /// <summary>Adds a value under a path of keys, with the mappings that are missing on the way. False, and nothing done, where there is a value already or no way to it.</summary>
    public bool Set(IReadOnlyList<string> path, TemplateNode value, string? comment = null)
    {
        var (map, node, i) = Descend(path);
        if (map is not null)
        {
            // The rest of the path is new, and a comment stands above the first of it.
            if (i < 0 || Entry(map, path[i]) is not null || (map.Added[path[i]] ?? map.AddedBefore[path[i]]) is not null)
            {
                return false;
            }

            var wrapped = value;
            for (var j = path.Count - 1; j > i; j--)
            {
                wrapped = new MapNode { { path[j], wrapped } };
            }

            var isSection = map == root && SectionsBeforeResources.Contains(path[i]) && Entry(map, "Resources") is not null;
            (isSection ? map.AddedBefore : map.Added).Add(path[i], wrapped, comment);
            return true;
        }

        if (node is null)
        {
            return false;
        }

        for (; i < path.Count - 1; i++)
        {
            var next = new MapNode();
            node.Add(path[i], next);
            node = next;
        }

        if (node[path[i]] is not null)
        {
            return false;
        }

        node.Add(path[i], value, comment);
        return true;
    }

    /// <summary>Puts another value in the place of a text. False where there is none.</summary>
    public bool Replace(IReadOnlyList<string> path, TemplateNode value)
    {
        var (map, _, i) = Descend(path);
        if (map is null || i != path.Count - 1 || Entry(map, path[i]) is not { Value: YamlText { Tag: null } } entry || entry.IsAlias)
        {
            return false;
        }

        if (value is not TextNode wanted || wanted.Value != ((YamlText)entry.Value).Value)
        {
            map.Replaced[path[i]] = (entry, value);
        }

        return true;
    }

    /// <summary>Puts another key with another value in the place of a key with a text. False where there is none, or the other one is there already.</summary>
    public bool Swap(IReadOnlyList<string> path, string key, TemplateNode value)
    {
        var (map, _, i) = Descend(path);
        if (map is null || i != path.Count - 1 || Entry(map, path[i]) is not { IsAlias: false, Value: YamlText { Tag: null } } entry || Entry(map, key) is not null)
        {
            return false;
        }

        map.Swapped[path[i]] = (entry, key, value);
        return true;
    }

    /// <summary>Adds an item to a list, or the list with it.</summary>
    public bool Append(IReadOnlyList<string> path, TemplateNode item)
    {
        var (map, node, i) = Descend(path);
        if (map is not null && i == path.Count - 1 && Entry(map, path[i]) is { } entry)
        {
            if (entry is not { IsAlias: false, Value: YamlList { Tag: null } list })
            {
                return false;
            }

            if (!map.Lists.TryGetValue(path[i], out var pending))
            {
                map.Lists.Add(path[i], pending = new(list, entry));
            }

            pending.Added.Add(item);
            return true;
        }

        var added = map is not null && i >= 0 ? map.Added[path[i]] : node?[path[i]];
        if (i == path.Count - 1 && added is ListNode present)
        {
            present.Add(item);
            return true;
        }

        return Set(path, new ListNode { item });
    }

    /// <summary>What was added under a path before, or null.</summary>
    public TemplateNode? Added(IReadOnlyList<string> path)
    {
        var (map, node, i) = Descend(path);
        if (i != path.Count - 1)
        {
            return null;
        }

        return map is not null ? map.Added[path[i]] ?? map.AddedBefore[path[i]] : node?[path[i]];
    }

    /// <summary>All that was asked for, as edits of the text.</summary>
    public IReadOnlyList<TextEdit> Edits()
    {
        var edits = new List<TextEdit>();
        Write(root, edits);
        return edits;
    }

    /// <summary>
    /// Follows a path as far as it goes: to the mapping of the template in which the last key, or the first that is missing, belongs; or to one that was added
    /// before. The index is that key's; negative where the way is barred.
    /// </summary>
    private (PendingMap? Map, MapNode? Node, int Index) Descend(IReadOnlyList<string> path)
    {
        var map = root;
        for (var i = 0; ; i++)
        {
            var key = path[i];
            if ((map.Added[key] ?? map.AddedBefore[key]) is { } added)
            {
                return i == path.Count - 1 ? (map, null, i) : Descend(added as MapNode, path, i + 1);
            }

            // What is merged in (<<: *base) would be hidden by a value of its own beside it.
            if (Entry(map, key) is null && map.Map?[key] is not null)
            {
                return (map, null, -1);
            }

            if (i == path.Count - 1 || Entry(map, key) is not { } entry)
            {
                return (map, null, i);
            }

            if (!map.Maps.TryGetValue(key, out var next))
            {
                var inner = entry.Value as YamlMap;
                if (entry.IsAlias || !(entry.Value is YamlText { IsNull: true, Tag: null } || inner is { Tag: null } && !IsComputed(inner)))
                {
                    return (map, null, -1);
                }

                next = new(inner, entry, map.IsInFlow || (map.Map is not null && Style.IsFlow(map.Map)));
                map.Maps.Add(key, next);
            }

            map = next;
        }
    }

    private static (PendingMap? Map, MapNode? Node, int Index) Descend(MapNode? node, IReadOnlyList<string> path, int i)
    {
        while (node is not null && i < path.Count - 1 && node[path[i]] is { } next)
        {
            node = next as MapNode;
            i++;
        }

        return (null, node, i);
    }

    // A loop stands beside what else the mapping holds; any other function is the whole value.
    private static bool IsComputed(YamlMap map) =>
        map.Entries.Any(entry => entry.Key.Value.StartsWith("Fn::", StringComparison.Ordinal) && !entry.Key.Value.StartsWith("Fn::ForEach::", StringComparison.Ordinal)) || (map.Entries.Length == 1 && map.Entries[0].Key.Value is "Ref" or "Condition");

    private static YamlEntry? Entry(PendingMap map, string key) => map.Map?.Entries.FirstOrDefault(entry => entry.Key.Value == key);

    // Inner values first: what is added to the last of them stands before what is added behind it.
    private void Write(PendingMap map, List<TextEdit> edits)
    {
        foreach (var inner in map.Maps.Values)
        {
            Write(inner, edits);
        }

        foreach (var list in map.Lists.Values)
        {
            new ListAddition(text, Style, list).Write(edits);
        }

        foreach (var (entry, value) in map.Replaced.Values)
        {
            edits.Add(new(entry.Place, Style.IsJson ? new JsonWriter(unit: null, Style.NewLine, Style.Colon).Value(value, "") : YamlFlowWriter.Value(value)));
        }

        foreach (var (entry, key, value) in map.Swapped.Values)
        {
            edits.Add(new(TextSpan.FromBounds(entry.Key.Span.Start, entry.Place.End), Style.IsJson ? new JsonWriter(unit: null, Style.NewLine, Style.Colon).Entry(key, value, "") : YamlFlowWriter.Entry(key, value)));
        }

        if (map.AddedBefore.Items.Count > 0)
        {
            new MapAddition(text, Style, map).WriteBefore(Entry(map, "Resources")!, edits);
        }

        if (map.Added.Items.Count > 0)
        {
            new MapAddition(text, Style, map).Write(edits);
        }
    }
}
