using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>Writes the values of the template that a stack makes, each with the place of the code that says so.</summary>
internal static class StackNodes
{
    private const string UnknownTag = "!Unknown";

    /// <summary>A text.</summary>
    public static YamlText Text(string value, TextSpan span) => new(value, isPlain: false, tag: null, span);

    /// <summary>A number.</summary>
    public static YamlText Number(double value, TextSpan span) => Text(value.ToString(CultureInfo.InvariantCulture), span);

    /// <summary>What the code does not let be seen: no text, no name, equal only to the same expression.</summary>
    public static YamlText Unknown(string code, TextSpan span) => new(code, isPlain: true, UnknownTag, span);

    /// <summary>Whether a value is one that cannot be seen.</summary>
    public static bool IsUnknown(YamlValue? value) => value?.Tag == UnknownTag;

    /// <summary>A mapping; entries without a value are left out.</summary>
    public static YamlMap Map(TextSpan span, params (string Key, YamlValue? Value)[] entries) => Map(span, (IEnumerable<(string Key, YamlValue? Value)>)entries);

    /// <summary>A mapping; entries without a value are left out.</summary>
    public static YamlMap Map(TextSpan span, IEnumerable<(string Key, YamlValue? Value)> entries)
    {
        var given = entries.Where(entry => entry.Value is not null).Select(entry => Entry(Text(entry.Key, entry.Value!.Span), entry.Value)).ToImmutableArray();
        return new(given, tag: null, span, 1 + given.Sum(entry => 1 + entry.Value.Size));
    }

    /// <summary>A key and its value; its place is the value's, as it has no line of its own.</summary>
    public static YamlEntry Entry(YamlText key, YamlValue value) => new(key, value, value.Span);

    /// <summary>A list.</summary>
    public static YamlList List(TextSpan span, IEnumerable<YamlValue> items)
    {
        var given = items.ToImmutableArray();
        return new(given, tag: null, span, 1 + given.Sum(item => item.Size));
    }

    /// <summary><c>Ref</c> to a pseudo parameter or a resource.</summary>
    public static YamlText Ref(string id, TextSpan span) => new(id, isPlain: true, "!Ref", span);

    /// <summary><c>Fn::GetAtt</c>, by the names of <see cref="ResourceAttribute"/>.</summary>
    public static YamlText Attribute(string id, string attribute, TextSpan span) => new(id + "." + attribute, isPlain: true, "!GetAtt", span);

    /// <summary>Texts put together.</summary>
    public static YamlMap Join(TextSpan span, IEnumerable<YamlValue> parts) => Map(span, ("Fn::Join", List(span, new YamlValue[] { Text("", span), List(span, parts) })));

    /// <summary>One of two values, by a condition that is not looked at.</summary>
    public static YamlMap Either(TextSpan span, YamlValue one, YamlValue other) => Map(span, ("Fn::If", List(span, new[] { Text("?", span), one, other })));
}
