using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>A mapping.</summary>
internal sealed class MapNode : TemplateNode, IEnumerable<MapItem>
{
    private readonly List<MapItem> items = new();

    /// <summary>Whether it is small enough to stand on one line in brackets, whatever is around it.</summary>
    public bool IsInline { get; init; }

    /// <summary>A mapping that stands on one line.</summary>
    public static MapNode Inline(params (string Key, TemplateNode? Value)[] entries)
    {
        var map = new MapNode { IsInline = true };
        foreach (var (key, value) in entries)
        {
            map.Add(key, value);
        }

        return map;
    }

    /// <summary>Its entries in order.</summary>
    public IReadOnlyList<MapItem> Items => items;

    /// <summary>The value of a key, or null.</summary>
    public TemplateNode? this[string key] => items.FirstOrDefault(item => item.Key == key)?.Value;

    /// <summary>Appends an entry; none where there is no value.</summary>
    public void Add(string key, TemplateNode? value) => Add(key, value, comment: null);

    /// <summary>Appends an entry below a comment.</summary>
    public void Add(string key, TemplateNode? value, string? comment)
    {
        if (value is not null)
        {
            items.Add(new(key, value, comment));
        }
    }

    /// <summary>Appends an entry, and is the mapping.</summary>
    public MapNode With(string key, TemplateNode value)
    {
        Add(key, value);
        return this;
    }

    /// <summary>Appends an entry unless there is no value, and is the mapping.</summary>
    public MapNode WithAny(string key, TemplateNode? value)
    {
        Add(key, value);
        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<MapItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
