using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// Resolves the intrinsics that a template's own text can answer, by its parameters' defaults and mappings. What only a deployment knows
/// has no value.
/// </summary>
internal sealed class TemplateValues
{
    /// <summary>Each <c>Fn::If</c> doubles the values; more than these are of no use.</summary>
    private const int MaxValues = 8;

    private const int MaxDepth = 12;

    private readonly YamlMap? parameters;
    private readonly YamlMap? mappings;

    public TemplateValues(YamlMap template)
    {
        parameters = template["Parameters"] as YamlMap;
        mappings = template["Mappings"] as YamlMap;
    }

    /// <summary>Every text that a value may have (both of an <c>Fn::If</c>); empty where it cannot be told.</summary>
    public ImmutableArray<TemplateText> All(YamlValue? value)
    {
        var texts = ImmutableArray.CreateBuilder<TemplateText>();
        if (value is not null)
        {
            Add(value, texts, depth: 0);
        }

        return texts.ToImmutable();
    }

    /// <summary>The only text that a value may have, or null.</summary>
    public string? Single(YamlValue? value) => All(value) is { Length: 1 } texts ? texts[0].Value : null;

    private void Add(YamlValue value, ImmutableArray<TemplateText>.Builder texts, int depth)
    {
        if (depth > MaxDepth || texts.Count >= MaxValues)
        {
            return;
        }

        var (function, argument) = Intrinsic(value);
        switch (function)
        {
            case null when value is YamlText { IsNull: false } text:
                texts.Add(new(text.Value, text.Span));
                break;
            case "Ref" when argument is YamlText name && Default(name.Value) is { } given:
                texts.Add(new(given, value.Span));
                break;
            case "Sub" when Substitute(argument, depth) is { } substituted:
                texts.Add(new(substituted, value.Span));
                break;
            case "Join" when Join(argument, depth) is { } joined:
                texts.Add(new(joined, value.Span));
                break;
            case "FindInMap" when Lookup(argument, depth) is { } found:
                Add(found, texts, depth + 1);
                break;
            case "If" when argument is YamlList { Items.Length: 3 } branches:
                Add(branches.Items[1], texts, depth + 1);
                Add(branches.Items[2], texts, depth + 1);
                break;
        }
    }

    /// <summary>The name of an intrinsic without <c>Fn::</c> and what it is given; a null name where the value is plain.</summary>
    private static (string? Function, YamlValue? Argument) Intrinsic(YamlValue value)
    {
        if (value.Tag is { } tag)
        {
            return (tag.TrimStart('!'), value);
        }

        if (value is YamlMap { Entries.Length: 1 } map)
        {
            var key = map.Entries[0].Key.Value;
            return key.StartsWith("Fn::", StringComparison.Ordinal)
                ? (key.Substring("Fn::".Length), map.Entries[0].Value)
                : (key, map.Entries[0].Value);
        }

        return (null, null);
    }

    private string? One(YamlValue value, int depth)
    {
        var texts = ImmutableArray.CreateBuilder<TemplateText>();
        Add(value, texts, depth + 1);
        return texts.Count == 1 ? texts[0].Value : null;
    }

    private string? Default(string parameter) => (parameters?[parameter] as YamlMap)?.Text("Default");

    private string? Substitute(YamlValue? argument, int depth)
    {
        var own = argument is YamlList { Items.Length: 2 } list ? list.Items[1] as YamlMap : null;
        var pattern = argument as YamlText ?? (argument is YamlList { Items.Length: > 0 } given ? given.Items[0] as YamlText : null);
        if (pattern is null)
        {
            return null;
        }

        var result = new StringBuilder();
        var text = pattern.Value;
        var i = 0;
        while (i < text.Length)
        {
            var open = text.IndexOf("${", i, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            result.Append(text, i, open - i);
            var name = text.Substring(open + 2, close - open - 2).Trim();
            if (name.StartsWith("!", StringComparison.Ordinal))
            {
                result.Append("${").Append(name, 1, name.Length - 1).Append('}');
            }
            else if ((own?[name] is { } ownValue ? One(ownValue, depth) : Default(name)) is { } value)
            {
                result.Append(value);
            }
            else
            {
                return null;
            }

            i = close + 1;
        }

        return result.Append(text, i, text.Length - i).ToString();
    }

    private string? Join(YamlValue? argument, int depth)
    {
        if (argument is not YamlList { Items: { Length: 2 } items } || items[0] is not YamlText separator || items[1] is not YamlList parts)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (var part in parts.Items)
        {
            if (One(part, depth) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return string.Join(separator.Value, texts);
    }

    private YamlValue? Lookup(YamlValue? argument, int depth) =>
        argument is YamlList { Items: { Length: >= 3 } keys }
        && One(keys[0], depth) is { } map && One(keys[1], depth) is { } first && One(keys[2], depth) is { } second
            ? ((mappings?[map] as YamlMap)?[first] as YamlMap)?[second]
            : null;
}
