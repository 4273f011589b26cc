using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>A mapping. Keys that are given twice are all there; the first one counts.</summary>
internal sealed class YamlMap : YamlValue
{
    public YamlMap(ImmutableArray<YamlEntry> entries, string? tag, TextSpan span, int size)
        : base(tag, span, size)
    {
        Entries = entries;
    }

    /// <summary>Its entries in order.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>The value of a key, or null.</summary>
    public YamlValue? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Value == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The text of a key, or null where it has none or another kind of value.</summary>
    public string? Text(string key) => this[key] is YamlText { IsNull: false, Tag: null } text ? text.Value : null;
}
