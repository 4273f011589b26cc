using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates;

/// <summary>What stands in a template, as far as writing into it needs to know.</summary>
internal sealed class TemplateView
{
    public const string ServerlessFunction = "AWS::Serverless::Function";
    public const string LambdaFunction = "AWS::Lambda::Function";

    private readonly YamlMap root;

    public TemplateView(YamlMap root)
    {
        this.root = root;
    }

    /// <summary>Whether it is written for SAM.</summary>
    public bool IsServerless => root["Transform"] switch
    {
        YamlText text => text.Value == "AWS::Serverless-2016-10-31",
        YamlList list => list.Items.OfType<YamlText>().Any(item => item.Value == "AWS::Serverless-2016-10-31"),
        _ => false,
    };

    /// <summary>The logical ids of all resources in order.</summary>
    public IEnumerable<string> Ids => Section("Resources")?.Entries.Select(entry => entry.Key.Value).Where(id => !id.StartsWith("Fn::", StringComparison.Ordinal)) ?? Enumerable.Empty<string>();

    /// <summary>The logical ids of all functions.</summary>
    public IEnumerable<string> Functions => Ids.Where(id => Type(id) is ServerlessFunction or LambdaFunction);

    /// <summary>A section of the template.</summary>
    public YamlMap? Section(string name) => root[name] as YamlMap;

    /// <summary>A resource.</summary>
    public YamlMap? Resource(string id) => Section("Resources")?[id] as YamlMap;

    /// <summary>A resource's type; null where there is no such resource.</summary>
    public string? Type(string id) => Resource(id)?.Text("Type");

    /// <summary>Whether a name is taken by anything that shares the names of resources.</summary>
    public bool IsTaken(string id) => Resource(id) is not null || Section("Parameters")?[id] is not null || Section("Conditions")?[id] is not null;

    /// <summary>Whether a resource is written by Amazon.Lambda.Annotations, which overwrites what others write into it.</summary>
    public bool IsManaged(string id) => (Resource(id)?["Metadata"] as YamlMap)?.Text("Tool") == "Amazon.Lambda.Annotations";

    /// <summary>A property of a resource, or what the template's globals say for it.</summary>
    public YamlValue? Property(string id, params string[] path) => Walk(Resource(id)?["Properties"], path) ?? (Globals(id) is { } globals ? Walk(Walk(root["Globals"], new[] { globals }), path) : null);

    /// <summary>A property's own text, if it is one.</summary>
    public string? Text(string id, params string[] path) => Property(id, path) is YamlText { Tag: null, IsNull: false } text ? text.Value : null;

    /// <summary>A property that is a number in the template itself.</summary>
    public double? Number(string id, params string[] path) =>
        Text(id, path) is { } text && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A property as it can be said again elsewhere.</summary>
    public TemplateNode? Node(string id, params string[] path) => NodeReader.Read(Property(id, path));

    /// <summary>The types of the events that a SAM function is started by.</summary>
    public IEnumerable<string> EventTypes(string id) =>
        (Property(id, "Events") as YamlMap)?.Entries.Select(entry => (entry.Value as YamlMap)?.Text("Type")).OfType<string>() ?? Enumerable.Empty<string>();

    /// <summary>The logical id that an expression refers to: <c>!Ref X</c>, <c>!GetAtt X.Arn</c>, <c>!Sub ${X}</c>. Null where it is something else.</summary>
    public static string? Target(YamlValue? value) => NodeReader.Read(value) switch
    {
        CallNode { Function: "Ref", Argument: TextNode id } => id.Value,
        CallNode { Function: "GetAtt", Argument: TextNode path } => path.Value.Split('.')[0],
        CallNode { Function: "Sub", Argument: TextNode text } when text.Value.StartsWith("${", StringComparison.Ordinal) && text.Value.IndexOf('}') == text.Value.Length - 1 => text.Value.Substring(2, text.Value.Length - 3).Split('.')[0],
        _ => null,
    };

    private static YamlValue? Walk(YamlValue? value, IEnumerable<string> path)
    {
        foreach (var key in path)
        {
            value = (value as YamlMap)?[key];
        }

        return value;
    }

    private string? Globals(string id) => Type(id) switch
    {
        ServerlessFunction => "Function",
        "AWS::Serverless::Api" => "Api",
        "AWS::Serverless::HttpApi" => "HttpApi",
        "AWS::Serverless::SimpleTable" => "SimpleTable",
        _ => null,
    };
}
