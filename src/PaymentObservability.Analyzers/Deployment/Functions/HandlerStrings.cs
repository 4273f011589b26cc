using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// The handler strings of everything that deploys functions: SAM and CloudFormation templates in YAML or JSON, and
/// <c>aws-lambda-tools-defaults.json</c>. Any other file yields nothing, and no file makes it throw.
/// </summary>
internal static class HandlerStrings
{
    /// <summary>The handlers of all files, in the order of files and of functions in them.</summary>
    public static ImmutableArray<HandlerReference> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var handlers = ImmutableArray.CreateBuilder<HandlerReference>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            handlers.AddRange(Read(file, cancellation));
        }

        return handlers.ToImmutable();
    }

    /// <summary>The handlers of one file.</summary>
    public static ImmutableArray<HandlerReference> Read(AdditionalText file, CancellationToken cancellation)
    {
        if (DeploymentFiles.Root(file, cancellation) is not { } root || file.GetText(cancellation) is not { } text)
        {
            return ImmutableArray<HandlerReference>.Empty;
        }

        if (Template.Of(file, cancellation) is { } template)
        {
            return FunctionHandlers.Of(template);
        }

        return FilePaths.ExtensionOf(file.Path) == ".json" ? OfTools(file.Path, text, root) : ImmutableArray<HandlerReference>.Empty;
    }

    /// <summary>The handler string of a handler reference; null where the text is no .NET handler.</summary>
    /// <param name="handler">The text as written.</param>
    /// <param name="mayBeExecutable">Whether a mere assembly name is one.</param>
    /// <param name="location">Where it stands.</param>
    public static HandlerReference? Parse(string handler, bool mayBeExecutable, Location location)
    {
        var text = handler.Trim();
        var parts = text.Split(new[] { "::" }, StringSplitOptions.None);
        return parts.Length switch
        {
            3 when IsName(parts[0]) && IsName(parts[1]) && IsName(parts[2]) => new(text, parts[0].Trim(), parts[1].Trim(), parts[2].Trim(), null, null, location),
            1 when mayBeExecutable && IsName(text) && text.IndexOf('/') < 0 => new(text, text, null, null, null, null, location),
            _ => null,
        };
    }

    private static ImmutableArray<HandlerReference> OfTools(string path, SourceText text, YamlMap root)
    {
        // image-command is what function-handler is to a zip file.
        foreach (var key in new[] { "function-handler", "image-command" })
        {
            if (root[key] is YamlText { IsNull: false } handler
                && Parse(handler.Value, mayBeExecutable: key == "function-handler", FileLocation.Of(path, text, handler.Span)) is { } reference)
            {
                return ImmutableArray.Create(reference with { CodeFolder = FilePaths.FolderOf(path) });
            }
        }

        return ImmutableArray<HandlerReference>.Empty;
    }

    private static bool IsName(string text)
    {
        foreach (var c in text.Trim())
        {
            if (char.IsWhiteSpace(c) || c is ':' or '{' or '}' or '$' or '"' or '\'' or '(' or ')')
            {
                return false;
            }
        }

        return text.Trim().Length > 0;
    }
}
