using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>A scalar: text, number, truth value or nothing, all of them as text.</summary>
internal sealed class YamlText : YamlValue
{
    public YamlText(string value, bool isPlain, string? tag, TextSpan span)
        : base(tag, span, size: 1)
    {
        Value = value;
        IsPlain = isPlain;
    }

    /// <summary>The text without quotes and escapes.</summary>
    public string Value { get; }

    /// <summary>Whether it is written without quotes and not as a block.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether nothing is given: <c>key:</c>, <c>~</c>, <c>null</c>.</summary>
    public bool IsNull => IsPlain && (Value.Length == 0 || Value is "~" or "null" or "Null" or "NULL");

    public override string ToString() => Value;
}
