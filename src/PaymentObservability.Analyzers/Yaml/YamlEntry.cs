using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>One key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value; an empty text where none is given.</param>
/// <param name="Place">Where the value stands here: the alias, where it is one.</param>
internal sealed record YamlEntry(YamlText Key, YamlValue Value, TextSpan Place)
{
    /// <summary>Whether the value is an alias, whose text stands elsewhere and belongs to others too.</summary>
    public bool IsAlias => Place != Value.Span;
}
