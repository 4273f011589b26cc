using System;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>The .NET handlers of the functions of a template.</summary>
internal static class FunctionHandlers
{
    public const string ServerlessFunction = "AWS::Serverless::Function";
    public const string LambdaFunction = "AWS::Lambda::Function";

    /// <summary>Whether a resource is a Lambda function.</summary>
    public static bool IsFunction(TemplateResource resource) => resource.Type is ServerlessFunction or LambdaFunction;

    /// <summary>The handler of every function whose code is .NET; both where an <c>Fn::If</c> decides between two.</summary>
    public static ImmutableArray<HandlerReference> Of(Template template) => template.Resources.Where(IsFunction).SelectMany(function => Of(function)).ToImmutableArray();

    /// <summary>The handlers of one function; none where its code is not .NET.</summary>
    public static ImmutableArray<HandlerReference> Of(TemplateResource function)
    {
        var template = function.Template;
        var names = template.Names;
        var isServerless = function.Type == ServerlessFunction;
        var isImage = names.Text(function.Property("PackageType")) == "Image" || function.Properties?["ImageUri"] is not null;
        var handler = isImage ? Command(function.Property("ImageConfig")) : function.Property("Handler");
        var runtime = names.Text(function.Property("Runtime"));
        if (runtime is not null && !IsDotNet(runtime))
        {
            return ImmutableArray<HandlerReference>.Empty;
        }

        var code = isImage ? function.Metadata?["DockerContext"] : function.Property(isServerless ? "CodeUri" : "Code");
        var codeUri = names.Text(code);
        var folder = code is null ? (isImage ? null : FilePaths.FolderOf(template.Path)) : codeUri is null ? null : FilePaths.Beside(template.Path, codeUri);
        var events = isServerless ? Events(function) : ImmutableArray<FunctionEvent>.Empty;
        var handlers = ImmutableArray.CreateBuilder<HandlerReference>();
        foreach (var given in names.Of(handler)?.Alternatives ?? ImmutableArray<NameAlternative>.Empty)
        {
            // A mere name may be any language's; only a runtime says that it is an executable's.
            if (given.Text is { } text
                && HandlerStrings.Parse(text, mayBeExecutable: runtime is not null && !isImage, template.LocationOf(given.Span)) is { } reference)
            {
                handlers.Add(reference with { FunctionId = function.LogicalId, CodeUri = codeUri, CodeFolder = folder, Events = events });
            }
        }

        return handlers.ToImmutable();
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

    private static ImmutableArray<FunctionEvent> Events(TemplateResource function)
    {
        var names = function.Template.Names;
        var events = ImmutableArray.CreateBuilder<FunctionEvent>();
        if (function.Properties?["Events"] is YamlMap { Tag: null } given)
        {
            foreach (var entry in given.MergedEntries)
            {
                if (entry.Value is YamlMap trigger && trigger.Text("Type") is { } type)
                {
                    var details = trigger["Properties"] as YamlMap;
                    events.Add(new(type, names.Text(details?["Path"]), names.Text(details?["Method"])));
                }
            }
        }

        if (function.Properties?["FunctionUrlConfig"] is YamlMap)
        {
            events.Add(new("FunctionUrl", null, null));
        }

        return events.ToImmutable();
    }
}
