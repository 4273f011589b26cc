using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// <c>aws-lambda-tools-defaults.json</c>: what <c>dotnet lambda deploy-function</c> and <c>deploy-serverless</c> take where the command line
/// does not say otherwise.
/// </summary>
internal sealed class ToolsDefaults
{
    private const string FileName = "aws-lambda-tools-defaults.json";

    private readonly YamlMap root;

    private ToolsDefaults(string path, SourceText text, YamlMap root)
    {
        Path = path;
        Text = text;
        this.root = root;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file's text.</summary>
    public SourceText Text { get; }

    /// <summary>The handler string, or null where a template holds it.</summary>
    public string? Handler => root.Text("function-handler");

    /// <summary><c>dotnet8</c>.</summary>
    public string? Runtime => root.Text("function-runtime");

    /// <summary>The function's name, or null.</summary>
    public string? FunctionName => root.Text("function-name");

    /// <summary>Seconds until the function is killed, or null.</summary>
    public int? Timeout => int.TryParse(root.Text("function-timeout"), out var seconds) ? seconds : null;

    /// <summary><c>Active</c> or <c>PassThrough</c>, or null.</summary>
    public string? TracingMode => root.Text("tracing-mode");

    /// <summary>The template that it deploys, as written, or null.</summary>
    public string? Template => root.Text("template");

    /// <summary>Environment variables: <c>"A"="1";"B"="2"</c>, with or without quotes.</summary>
    public ImmutableDictionary<string, string> Environment
    {
        get
        {
            var variables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var pair in (root.Text("environment-variables") ?? "").Split(';'))
            {
                if (pair.IndexOf('=') is > 0 and var at)
                {
                    variables[pair.Substring(0, at).Trim().Trim('"')] = pair.Substring(at + 1).Trim().Trim('"');
                }
            }

            return variables.ToImmutable();
        }
    }

    /// <summary>What a file of that name says; null for any other file.</summary>
    public static ToolsDefaults? Of(AdditionalText file, CancellationToken cancellation) =>
        FilePaths.NameOf(file.Path).Equals(FileName, StringComparison.OrdinalIgnoreCase)
        && DeploymentFiles.Root(file, cancellation) is { } root && file.GetText(cancellation) is { } text
            ? new(file.Path, text, root)
            : null;

    /// <summary>Where a setting's value stands, or null where it is not given.</summary>
    public Location? LocationOf(string key) => root[key] is { } value ? FileLocation.Of(Path, Text, value.Span) : null;
}
