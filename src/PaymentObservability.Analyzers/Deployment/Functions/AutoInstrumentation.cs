using System;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>
/// Tracing that a layer brings along without a line of code: OpenTelemetry's automatic instrumentation, AWS's own distribution of it (ADOT) or another. It sends the spans
/// of libraries, and of those sources of the code's own that it is told of.
/// </summary>
/// <param name="IsOn">Whether a .NET function has it.</param>
/// <param name="Sources">The names of <c>ActivitySource</c>s that it sends (<c>OTEL_DOTNET_AUTO_TRACES_ADDITIONAL_SOURCES</c>).</param>
internal sealed record AutoInstrumentation(bool IsOn, ImmutableArray<string> Sources)
{
    private const string Wrapper = "AWS_LAMBDA_EXEC_WRAPPER";
    private const string AdditionalSources = "OTEL_DOTNET_AUTO_TRACES_ADDITIONAL_SOURCES";

    /// <summary>What the functions of all templates have of it.</summary>
    public static AutoInstrumentation Of(DeploymentModel deployment)
    {
        var functions = deployment.Functions.Where(function => !function.Handlers.IsEmpty && Has(function)).ToList();
        var sources = functions
            .SelectMany(function => function.Environment.TryGetValue(AdditionalSources, out var named) ? named.Texts : Enumerable.Empty<string>())
            .SelectMany(text => text.Split(','))
            .Select(name => name.Trim())
            .Where(name => name.Length > 0)
            .Distinct()
            .ToImmutableArray();
        return new(functions.Count > 0, sources);
    }

    private static bool Has(DeployedFunction function) =>
        (function.Environment.TryGetValue(Wrapper, out var script) && script.Texts.Any(Speaks)) || function.Layers.Any(layer => Speaks(layer.ToString()));

    private static bool Speaks(string text) =>
        text.IndexOf("otel", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("opentelemetry", StringComparison.OrdinalIgnoreCase) >= 0;
}
