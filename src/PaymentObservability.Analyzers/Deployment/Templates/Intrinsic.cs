using System;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>An intrinsic function of CloudFormation, in its short form (<c>!Ref X</c>) or its long one (<c>Ref: X</c>).</summary>
/// <param name="Name">Its name without <c>Fn::</c>.</param>
/// <param name="Argument">What it is given; in the short form the very value, whose tag says nothing more.</param>
internal sealed record Intrinsic(string Name, YamlValue Argument)
{
    private const string Prefix = "Fn::";

    /// <summary>The name of what leaves a property out.</summary>
    public const string NoValue = "AWS::NoValue";

    /// <summary>The intrinsic that a value is, or null where it is plain.</summary>
    public static Intrinsic? Of(YamlValue? value)
    {
        if (value?.Tag is { } tag)
        {
            return new(tag.TrimStart('!'), value);
        }

        if (value is YamlMap { Entries: { Length: 1 } entries })
        {
            var key = entries[0].Key.Value;
            if (key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                return new(key.Substring(Prefix.Length), entries[0].Value);
            }

            if (key is "Ref" or "Condition" && entries[0].Value is YamlText)
            {
                return new(key, entries[0].Value);
            }
        }

        return null;
    }

    /// <summary>Whether a value is none, as nearly all are.</summary>
    public static bool IsPlain(YamlValue value) => value.Tag is null && value is not YamlMap { Entries.Length: 1 };

    /// <summary>Whether a value leaves its property out.</summary>
    public static bool IsNoValue(YamlValue value) => Of(value) is { Name: "Ref", Argument: YamlText { Value: NoValue } };
}
