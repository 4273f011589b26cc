using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>A sequence.</summary>
internal sealed class YamlList : YamlValue
{
    public YamlList(ImmutableArray<YamlValue> items, string? tag, TextSpan span, int size)
        : base(tag, span, size)
    {
        Items = items;
    }

    /// <summary>Its items in order.</summary>
    public ImmutableArray<YamlValue> Items { get; }
}
