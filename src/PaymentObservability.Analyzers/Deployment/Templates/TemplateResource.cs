using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A resource of a template.</summary>
internal sealed class TemplateResource
{
    private const string AnnotationsTool = "Amazon.Lambda.Annotations";

    private readonly YamlMap body;

    public TemplateResource(Template template, YamlText key, YamlMap body, string type)
    {
        Template = template;
        Key = key;
        this.body = body;
        Type = type;
        Properties = body["Properties"] as YamlMap;
    }

    /// <summary>The template that it stands in.</summary>
    public Template Template { get; }

    /// <summary>Its name in the template.</summary>
    public string LogicalId => Key.Value;

    /// <summary>Where its name stands.</summary>
    public YamlText Key { get; }

    /// <summary>All of it below its name.</summary>
    public YamlMap Body => body;

    /// <summary><c>AWS::Lambda::Function</c>.</summary>
    public string Type { get; }

    /// <summary>Its properties as written; null where it has none or they are made by a transform.</summary>
    public YamlMap? Properties { get; }

    /// <summary>Its metadata, or null.</summary>
    public YamlMap? Metadata => body["Metadata"] as YamlMap;

    /// <summary>The condition under which it is made, or null.</summary>
    public string? Condition => body.Text("Condition");

    /// <summary>Logical ids that it waits for.</summary>
    public ImmutableArray<string> DependsOn =>
        body["DependsOn"] switch
        {
            YamlText text => ImmutableArray.Create(text.Value),
            YamlList list => ImmutableArray.CreateRange(TextsOf(list)),
            _ => ImmutableArray<string>.Empty,
        };

    /// <summary>Whether Amazon.Lambda.Annotations writes it anew at each build: nobody may edit it.</summary>
    public bool IsGenerated => Metadata?.Text("Tool") == AnnotationsTool;

    /// <summary>
    /// Whether nothing of it is hidden: <c>Fn::Transform</c> puts properties beside the others that nobody sees here.
    /// </summary>
    public bool IsWhole => body["Fn::Transform"] is null && Properties?["Fn::Transform"] is null && (body["Properties"] is null or YamlMap { Tag: null });

    /// <summary>Where its name stands.</summary>
    public Location Location => Template.LocationOf(Key);

    /// <summary>
    /// A property: its own, or what SAM's <c>Globals</c> give to all of its type; null where there is neither. Values that SAM merges (maps, lists)
    /// are the own ones here: see <see cref="Both"/>.
    /// </summary>
    public YamlValue? Property(string name) => Properties?[name] ?? Globals?[name];

    /// <summary>A property's own value and that of SAM's <c>Globals</c>, which SAM merges key by key.</summary>
    public IEnumerable<YamlValue> Both(string name)
    {
        if (Properties?[name] is { } own)
        {
            yield return own;
        }

        if (Globals?[name] is { } global)
        {
            yield return global;
        }
    }

    /// <summary>A value inside a property, by the path to it; <c>Globals</c> answer where its own text does not.</summary>
    public YamlValue? At(string name, params string[] path)
    {
        foreach (var value in Both(name))
        {
            YamlValue? at = value;
            foreach (var key in path)
            {
                at = at is YamlMap { Tag: null } map ? map[key] : null;
            }

            if (at is not null)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>What SAM's <c>Globals</c> give to its type, or null.</summary>
    private YamlMap? Globals =>
        Type switch
        {
            "AWS::Serverless::Function" => Template.Globals("Function"),
            "AWS::Serverless::Api" => Template.Globals("Api"),
            "AWS::Serverless::HttpApi" => Template.Globals("HttpApi"),
            "AWS::Serverless::SimpleTable" => Template.Globals("SimpleTable"),
            "AWS::Serverless::StateMachine" => Template.Globals("StateMachine"),
            _ => null,
        };

    private static IEnumerable<string> TextsOf(YamlList list)
    {
        foreach (var item in list.Items)
        {
            if (item is YamlText text)
            {
                yield return text.Value;
            }
        }
    }

    public override string ToString() => $"{LogicalId} ({Type})";
}
