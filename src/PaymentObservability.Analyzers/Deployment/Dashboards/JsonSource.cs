using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A value of JSON or YAML whose texts are names: in a template, in a text of a template, or in a file of its own.</summary>
internal sealed class JsonSource
{
    private readonly Func<YamlValue, NameExpression?> nameOf;
    private readonly Func<TextSpan, Location> locationOf;
    private readonly Func<YamlValue, PlacedText?> writtenOf;

    /// <summary>A value as it stands in a template.</summary>
    public JsonSource(Template template, YamlValue root)
    {
        Root = root;
        nameOf = value => template.Names.Of(value);
        locationOf = template.LocationOf;
        writtenOf = value => PlacedText.Of(value, template);
    }

    /// <summary>A value that was read from a text.</summary>
    public JsonSource(PlacedText text, YamlValue root)
    {
        Root = root;
        nameOf = value => value is YamlText { IsNull: false } scalar ? text.NameOf(scalar.Value, text.LocationOf(scalar.Span)) : null;
        locationOf = text.LocationOf;
        writtenOf = value => value is YamlText scalar ? text.Within(scalar) : null;
    }

    /// <summary>The outermost value.</summary>
    public YamlValue Root { get; }

    /// <summary>What a value says; null where it is no text.</summary>
    public NameExpression? NameOf(YamlValue? value) => value is null ? null : nameOf(value);

    /// <summary>A value's only text, or null.</summary>
    public string? TextOf(YamlValue? value) => NameOf(value)?.Text;

    /// <summary>A value's text with the places of its characters; null where it is put together otherwise.</summary>
    public PlacedText? WrittenOf(YamlValue value) => writtenOf(value);

    /// <summary>Where a value stands.</summary>
    public Location LocationOf(YamlValue value) => locationOf(value.Span);
}
