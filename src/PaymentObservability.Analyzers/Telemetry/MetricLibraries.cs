using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>Chooses the library that a fix writes for: what the project references, best first.</summary>
internal static class MetricLibraries
{
    /// <summary>The library to write for, and the one exported meter that has to carry all, where OpenTelemetry does not export the contract's own.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="meters">Its calls of <c>AddMeter</c>.</param>
    /// <param name="models">Its semantic models.</param>
    /// <param name="wanted">The namespaces of the contract, which would be the meters' names; that of payments first.</param>
    public static (MetricLibrary Library, string? Meter) Of(Compilation compilation, IEnumerable<InvocationExpressionSyntax> meters, Func<SyntaxTree, SemanticModel> models, IReadOnlyList<string> wanted)
    {
        if (compilation.GetTypeByMetadataName("AWS.Lambda.Powertools.Metrics.Metrics") is not null)
        {
            return (MetricLibrary.Powertools, null);
        }

        if (compilation.GetTypeByMetadataName("Amazon.CloudWatch.EMF.Logger.MetricsLogger") is not null)
        {
            return (MetricLibrary.EmbeddedMetrics, null);
        }

        if (compilation.GetTypeByMetadataName("Amazon.CloudWatch.AmazonCloudWatchClient") is not null)
        {
            return (MetricLibrary.CloudWatch, null);
        }

        // An instrument of a meter that nobody registered is recorded into nothing.
        var exported = meters.SelectMany(call => Names(call, models)).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.All(space => exported.Any(name => Covers(name, space))))
        {
            return (MetricLibrary.OpenTelemetry, null);
        }

        return wanted.Take(1).Where(space => exported.Any(name => Covers(name, space))).Concat(exported).FirstOrDefault(name => name.Length > 0 && name.IndexOf('*') < 0) is { } meter
            ? (MetricLibrary.OpenTelemetry, meter)
            : (MetricLibrary.StandardOutput, null);
    }

    private static IEnumerable<string> Names(InvocationExpressionSyntax call, Func<SyntaxTree, SemanticModel> models)
    {
        if (models(call.SyntaxTree).GetOperation(call) is not IInvocationOperation invocation || invocation.TargetMethod.ContainingNamespace.ToDisplayString() != "OpenTelemetry.Metrics")
        {
            return Enumerable.Empty<string>();
        }

        return invocation.Arguments.SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer: { } elements } ? elements.ElementValues : Enumerable.Repeat(argument.Value, 1))
            .Select(value => value.ConstantValue)
            .Where(value => value.HasValue)
            .Select(value => value.Value)
            .OfType<string>();
    }

    private static bool Covers(string registered, string wanted) =>
        registered == wanted || (registered.EndsWith("*", StringComparison.Ordinal) && wanted.StartsWith(registered.TrimEnd('*'), StringComparison.OrdinalIgnoreCase));
}
