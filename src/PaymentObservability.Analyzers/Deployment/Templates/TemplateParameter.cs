using System.Collections.Immutable;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A parameter of a template.</summary>
internal sealed class TemplateParameter
{
    public TemplateParameter(YamlText key, YamlMap? body)
    {
        Name = key.Value;
        Key = key;
        Type = body?.Text("Type") ?? "String";

        // An SSM parameter's default is the name of the value, not the value.
        Default = Type.StartsWith("AWS::SSM::", System.StringComparison.Ordinal) ? null : body?.Text("Default");
        AllowedValues = Allowed(body);
        Choice = new(Default, AllowedValues);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where its name stands.</summary>
    public YamlText Key { get; }

    /// <summary>CloudFormation's type, <c>String</c> where none is given.</summary>
    public string Type { get; }

    /// <summary>Its value where a deployment gives none, or null.</summary>
    public string? Default { get; }

    /// <summary>All values that it may have; empty where it may have any.</summary>
    public ImmutableArray<string> AllowedValues { get; }

    /// <summary>What a deployment may choose.</summary>
    public NameChoice Choice { get; }

    private static ImmutableArray<string> Allowed(YamlMap? body)
    {
        if (body?["AllowedValues"] is not YamlList { Tag: null } list)
        {
            return ImmutableArray<string>.Empty;
        }

        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items)
        {
            if (item is not YamlText { Tag: null } text)
            {
                return ImmutableArray<string>.Empty;
            }

            values.Add(text.Value);
        }

        return values.ToImmutable();
    }
}
