using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A SAM or CloudFormation template.</summary>
internal sealed class Template
{
    private const string ServerlessTransform = "AWS::Serverless-2016-10-31";

    // How the types begin of what watches others.
    private static readonly string[] Watchers = { "AWS::CloudWatch::", "AWS::Logs::", "AWS::Events::", "AWS::CloudTrail::", "AWS::Config::", "AWS::GuardDuty::", "AWS::ApplicationAutoScaling::" };

    // One text is one template, whichever compilation asks. Weak: it lives as long as the host keeps the text.
    private static readonly ConditionalWeakTable<SourceText, Template> Known = new();

    private readonly Dictionary<string, TemplateResource> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateParameter> parameters = new(StringComparer.Ordinal);
    private readonly ILookup<string, TemplateResource> byType;
    private readonly YamlMap? globals;
    private readonly Lazy<TemplateContents> contents;
    private readonly Lazy<TemplateScan> scan;
    private readonly Func<TextSpan, Location>? locate;

    private Template(string path, SourceText text, YamlMap root, Func<TextSpan, Location>? locate = null)
    {
        this.locate = locate;
        Path = path;
        Text = text;
        Root = root;
        IsServerless = HasTransform(root["Transform"], ServerlessTransform);
        globals = root["Globals"] as YamlMap;
        Mappings = root["Mappings"] as YamlMap;
        Conditions = root["Conditions"] as YamlMap;
        Outputs = root["Outputs"] as YamlMap;
        if (root["Parameters"] is YamlMap given)
        {
            foreach (var entry in given.MergedEntries)
            {
                AddFirst(parameters, entry.Key.Value, new TemplateParameter(entry.Key, entry.Value as YamlMap));
            }
        }

        var all = ImmutableArray.CreateBuilder<TemplateResource>();
        if (root["Resources"] is YamlMap bodies)
        {
            foreach (var entry in bodies.MergedEntries)
            {
                // Fn::ForEach and Fn::Transform stand here as well; what they make is not known.
                if (entry.Value is YamlMap body && body.Text("Type") is { } type && !resources.ContainsKey(entry.Key.Value))
                {
                    var resource = new TemplateResource(this, entry.Key, body, type);
                    resources.Add(entry.Key.Value, resource);
                    all.Add(resource);
                }
                else
                {
                    HasHiddenResources |= entry.Key.Value.StartsWith("Fn::", StringComparison.Ordinal);
                    MayHideWatchers |= entry.Key.Value.StartsWith("Fn::", StringComparison.Ordinal)
                        && (!entry.Key.Value.StartsWith("Fn::ForEach::", StringComparison.Ordinal) || Watchers.Any(text.ToString(entry.Place).Contains));
                }
            }
        }

        Resources = all.ToImmutable();
        byType = Resources.ToLookup(resource => resource.Type, StringComparer.Ordinal);
        Names = new NameResolver(this);
        contents = new Lazy<TemplateContents>(() => new TemplateContents(this));
        scan = new Lazy<TemplateScan>(() => new TemplateScan(this));
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file's text.</summary>
    public SourceText Text { get; }

    /// <summary>Whether code makes it, a stack of the CDK's in the project itself, and no file: nothing can be written into it.</summary>
    public bool IsStack => locate is not null;

    /// <summary>The outermost mapping.</summary>
    public YamlMap Root { get; }

    /// <summary>Whether the file is JSON.</summary>
    public bool IsJson => Root.Span.Start < Text.Length && Text[Root.Span.Start] == '{';

    /// <summary>Whether SAM transforms it.</summary>
    public bool IsServerless { get; }

    /// <summary>Its resources in the order of the file; of one id the first counts.</summary>
    public ImmutableArray<TemplateResource> Resources { get; }

    /// <summary>Whether a loop or a macro (<c>Fn::ForEach</c>, <c>Fn::Transform</c>) makes resources that are not seen here.</summary>
    public bool HasHiddenResources { get; }

    /// <summary>Whether alarms, dashboards, queries and the like may be among them: a loop shows the types of what it makes, a macro shows nothing.</summary>
    public bool MayHideWatchers { get; }

    /// <summary>Its mappings, or null.</summary>
    public YamlMap? Mappings { get; }

    /// <summary>Its conditions, or null.</summary>
    public YamlMap? Conditions { get; }

    /// <summary>Its outputs, or null.</summary>
    public YamlMap? Outputs { get; }

    /// <summary>Its parameters.</summary>
    public IEnumerable<TemplateParameter> Parameters => parameters.Values;

    /// <summary>Works out names that it gives.</summary>
    public NameResolver Names { get; }

    /// <summary>What it deploys and watches.</summary>
    public TemplateContents Contents => contents.Value;

    /// <summary>What may stand anywhere in it.</summary>
    public TemplateScan Scan => scan.Value;

    /// <summary>The template that a file is, read once a text; null where it is none.</summary>
    public static Template? Of(AdditionalText file, CancellationToken cancellation)
    {
        if (DeploymentFiles.Template(file, cancellation) is not { } root || file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        // One text under two paths is two templates.
        var known = Known.GetValue(text, _ => new Template(file.Path, text, root));
        return known.Path == file.Path ? known : new Template(file.Path, text, root);
    }

    /// <summary>The template that code makes.</summary>
    /// <param name="path">The source file that is spoken of.</param>
    /// <param name="text">The source that values have their places in.</param>
    /// <param name="root">What it makes.</param>
    /// <param name="locate">Where a place of the text is in its own file.</param>
    public static Template OfStack(string path, SourceText text, YamlMap root, Func<TextSpan, Location> locate) => new(path, text, root, locate);

    /// <summary>The resource of a logical id, or null.</summary>
    public TemplateResource? Resource(string logicalId) => resources.TryGetValue(logicalId, out var resource) ? resource : null;

    /// <summary>All resources of a type.</summary>
    public IEnumerable<TemplateResource> OfType(string type) => byType[type];

    /// <summary>The parameter of a name, or null.</summary>
    public TemplateParameter? Parameter(string name) => parameters.TryGetValue(name, out var parameter) ? parameter : null;

    /// <summary>What SAM gives to all resources of a kind (<c>Function</c>), or null.</summary>
    public YamlMap? Globals(string kind) => globals?[kind] as YamlMap;

    /// <summary>Where a value stands.</summary>
    public Location LocationOf(YamlValue value) => LocationOf(value.Span);

    /// <summary>Where a span of the text is.</summary>
    public Location LocationOf(TextSpan span) => locate is not null ? locate(span) : FileLocation.Of(Path, Text, span);

    private static bool HasTransform(YamlValue? value, string name) =>
        value switch
        {
            YamlText text => text.Value == name,
            YamlList list => HasItem(list, name),
            _ => false,
        };

    private static bool HasItem(YamlList list, string name)
    {
        foreach (var item in list.Items)
        {
            if (item is YamlText text && text.Value == name)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddFirst<T>(Dictionary<string, T> map, string key, T value)
    {
        if (!map.ContainsKey(key))
        {
            map.Add(key, value);
        }
    }

    public override string ToString() => Path;
}
