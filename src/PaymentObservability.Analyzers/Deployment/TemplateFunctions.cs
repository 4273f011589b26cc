using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>The functions of one template.</summary>
internal sealed class TemplateFunctions
{
    private const string ServerlessFunction = "AWS::Serverless::Function";
    private const string LambdaFunction = "AWS::Lambda::Function";

    private readonly string path;
    private readonly SourceText text;
    private readonly YamlMap template;
    private readonly TemplateValues values;

    public TemplateFunctions(string path, SourceText text, YamlMap template)
    {
        this.path = path;
        this.text = text;
        this.template = template;
        values = new(template);
    }

    /// <summary>The handler of every function whose code is .NET; both where an <c>Fn::If</c> decides between two.</summary>
    public ImmutableArray<HandlerReference> Handlers()
    {
        var handlers = ImmutableArray.CreateBuilder<HandlerReference>();
        var globals = (template["Globals"] as YamlMap)?["Function"] as YamlMap;
        foreach (var entry in ((YamlMap)template["Resources"]!).Entries)
        {
            if (entry.Value is not YamlMap resource || resource.Text("Type") is not (ServerlessFunction or LambdaFunction))
            {
                continue;
            }

            var isServerless = resource.Text("Type") == ServerlessFunction;
            Add(entry.Key.Value, resource, isServerless, isServerless ? globals : null, handlers);
        }

        return handlers.ToImmutable();
    }

    private void Add(string id, YamlMap resource, bool isServerless, YamlMap? globals, ImmutableArray<HandlerReference>.Builder handlers)
    {
        var properties = resource["Properties"] as YamlMap;
        var isImage = values.Single(Property("PackageType")) == "Image" || properties?["ImageUri"] is not null;
        var handler = isImage ? Command(Property("ImageConfig")) : Property("Handler");
        var runtime = values.Single(Property("Runtime"));
        if (runtime is not null && !IsDotNet(runtime))
        {
            return;
        }

        var code = isImage ? (resource["Metadata"] as YamlMap)?["DockerContext"] : Property(isServerless ? "CodeUri" : "Code");
        var codeUri = values.Single(code);
        var folder = code is null ? (isImage ? null : FilePaths.FolderOf(path)) : codeUri is null ? null : FilePaths.Beside(path, codeUri);
        var events = isServerless ? Events(properties) : ImmutableArray<FunctionEvent>.Empty;
        foreach (var given in values.All(handler))
        {
            // A mere name may be any language's; only a runtime says that it is an executable's.
            if (HandlerStrings.Parse(given.Value, mayBeExecutable: runtime is not null && !isImage, FileLocation.Of(path, text, given.Span)) is { } reference)
            {
                handlers.Add(reference with { FunctionId = id, CodeUri = codeUri, CodeFolder = folder, Events = events });
            }
        }

        YamlValue? Property(string name) => properties?[name] ?? globals?[name];
    }

    private static YamlValue? Command(YamlValue? imageConfig) =>
        (imageConfig as YamlMap)?["Command"] switch
        {
            YamlList { Tag: null, Items: { Length: > 0 } items } => items[0],
            YamlText command => command,
            _ => null,
        };

    // dotnet8, dotnetcore3.1; provided.al2023 runs whatever it is given.
    private static bool IsDotNet(string runtime) =>
        runtime.StartsWith("dotnet", StringComparison.OrdinalIgnoreCase) || runtime.StartsWith("provided", StringComparison.OrdinalIgnoreCase);

    private ImmutableArray<FunctionEvent> Events(YamlMap? properties)
    {
        var events = ImmutableArray.CreateBuilder<FunctionEvent>();
        if (properties?["Events"] is YamlMap { Tag: null } given)
        {
            foreach (var entry in given.Entries)
            {
                if (entry.Value is YamlMap trigger && trigger.Text("Type") is { } type)
                {
                    var details = trigger["Properties"] as YamlMap;
                    events.Add(new(type, values.Single(details?["Path"]), values.Single(details?["Method"])));
                }
            }
        }

        if (properties?["FunctionUrlConfig"] is YamlMap)
        {
            events.Add(new("FunctionUrl", null, null));
        }

        return events.ToImmutable();
    }
}
