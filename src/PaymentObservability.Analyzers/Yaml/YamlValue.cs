using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>One value of a YAML or JSON file, with its place. A file that uses aliases holds the same value in several places.</summary>
internal abstract class YamlValue
{
    protected YamlValue(string? tag, TextSpan span, int size)
    {
        Tag = tag;
        Span = span;
        Size = size;
    }

    /// <summary>The local tag as written, <c>!Sub</c>, or null.</summary>
    public string? Tag { get; }

    /// <summary>Where it stands, without its tag; quotes and brackets belong to it.</summary>
    public TextSpan Span { get; }

    /// <summary>How many values it holds, itself included and aliases followed.</summary>
    public int Size { get; }
}
