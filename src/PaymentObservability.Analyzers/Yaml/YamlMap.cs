using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>A mapping. Keys that are given twice are all there; the first one counts.</summary>
internal sealed class YamlMap : YamlValue
{
    private const string MergeKey = "<<";

    /// <summary>How deep and how wide merges are followed. Real files use one; without a bound a made-up file would take forever.</summary>
    private const int MaxMerges = 4;

    public YamlMap(ImmutableArray<YamlEntry> entries, string? tag, TextSpan span, int size)
        : base(tag, span, size)
    {
        Entries = entries;
    }

    /// <summary>Its entries in order.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>Its entries, and those that it merges (<c>&lt;&lt;: *base</c>) and does not give itself.</summary>
    public IEnumerable<YamlEntry> MergedEntries
    {
        get
        {
            if (this[MergeKey] is null)
            {
                return Entries;
            }

            var keys = new HashSet<string>(StringComparer.Ordinal);
            var entries = new List<YamlEntry>();
            AddMerged(this, keys, entries, MaxMerges);
            return entries;
        }
    }

    /// <summary>The value of a key, its own or a merged one; null where there is neither.</summary>
    public YamlValue? this[string key] => Find(key, MaxMerges);

    /// <summary>The text of a key, or null where it has none or another kind of value.</summary>
    public string? Text(string key) => this[key] is YamlText { IsNull: false, Tag: null } text ? text.Value : null;

    private YamlValue? Find(string key, int merges)
    {
        YamlValue? merged = null;
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value;
            }

            if (entry.Key.Value == MergeKey)
            {
                merged ??= entry.Value;
            }
        }

        if (merges > 0)
        {
            foreach (var map in Merged(merged))
            {
                if (map.Find(key, merges - 1) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    private static void AddMerged(YamlMap map, HashSet<string> keys, List<YamlEntry> entries, int merges)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Value != MergeKey && keys.Add(entry.Key.Value))
            {
                entries.Add(entry);
            }
        }

        if (merges > 0)
        {
            foreach (var merged in Merged(map.Find(MergeKey, merges: 0)))
            {
                AddMerged(merged, keys, entries, merges - 1);
            }
        }
    }

    private static IEnumerable<YamlMap> Merged(YamlValue? value)
    {
        if (value is YamlMap map)
        {
            yield return map;
        }
        else if (value is YamlList { Items.Length: <= MaxMerges } list)
        {
            foreach (var item in list.Items)
            {
                if (item is YamlMap each)
                {
                    yield return each;
                }
            }
        }
    }
}
