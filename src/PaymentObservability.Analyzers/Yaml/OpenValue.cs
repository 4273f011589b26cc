using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>A list or mapping whose end has not been read yet.</summary>
internal sealed class OpenValue
{
    private const int FewKeys = 16;

    private readonly bool isMap;
    private readonly string? tag;
    private readonly ImmutableArray<YamlValue>.Builder? items;
    private readonly ImmutableArray<YamlEntry>.Builder? entries;
    private HashSet<string>? keys;
    private YamlValue? key;
    private int size = 1;

    public OpenValue(bool isMap, bool isFlow, string? tag, string? anchor, int start)
    {
        this.isMap = isMap;
        items = isMap ? null : ImmutableArray.CreateBuilder<YamlValue>();
        entries = isMap ? ImmutableArray.CreateBuilder<YamlEntry>() : null;
        this.tag = tag;
        IsFlow = isFlow;
        Anchor = anchor;
        Start = start;
        End = start;
    }

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; }

    /// <summary>The anchor given to it, or null.</summary>
    public string? Anchor { get; }

    /// <summary>Where it starts.</summary>
    public int Start { get; }

    /// <summary>Where the last value in it ends.</summary>
    public int End { get; private set; }

    /// <summary>Takes the next item, key or key's value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands here; the value of an alias stands elsewhere.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public void Add(YamlValue value, TextSpan place, ImmutableArray<YamlProblem>.Builder problems)
    {
        size = Math.Min(YamlReader.MaxSize + 1, size + value.Size);
        End = Math.Max(End, place.End);
        if (!isMap)
        {
            items!.Add(value);
        }
        else if (key is null)
        {
            key = value;
        }
        else
        {
            AddEntry(key, value, place, problems);
            key = null;
        }
    }

    /// <summary>The finished value. A key whose value was never read is dropped.</summary>
    public YamlValue Close(int end)
    {
        var span = TextSpan.FromBounds(Start, Math.Max(Start, end));
        return isMap ? new YamlMap(entries!.ToImmutable(), tag, span, size) : new YamlList(items!.ToImmutable(), tag, span, size);
    }

    private void AddEntry(YamlValue key, YamlValue value, TextSpan place, ImmutableArray<YamlProblem>.Builder problems)
    {
        if (key is not YamlText text)
        {
            problems.Add(new("A key must be a text", key.Span));
            return;
        }

        if (IsKnown(text.Value))
        {
            problems.Add(new($"'{text.Value}' is given twice; the first one counts", text.Span));
        }

        entries!.Add(new(text, value, place));
    }

    // Most mappings have a handful of keys, for which a set costs more than it saves.
    private bool IsKnown(string text)
    {
        if (keys is null && entries!.Count < FewKeys)
        {
            foreach (var entry in entries)
            {
                if (entry.Key.Value == text)
                {
                    return true;
                }
            }

            return false;
        }

        if (keys is null)
        {
            keys = new(StringComparer.Ordinal);
            foreach (var entry in entries!)
            {
                keys.Add(entry.Key.Value);
            }
        }

        return !keys.Add(text);
    }
}
