using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>
/// Holds PAY1002 to a snippet in which <c>// out</c> marks the lines of the ways out that record nothing: the return, the catch, the throw, the loop, or the call whose
/// exception escapes. A snippet without marks must be silent.
/// </summary>
internal static class PathCase
{
    /// <summary>The body of an API handler that takes one payment.</summary>
    public static void Body(string body, string members = "") => Class($$"""
            public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                await Task.Yield();
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                var payment = request.Body;
                CancellationToken token = default;
        {{body}}
            }
        {{members}}
        """);

    /// <summary>The members of a handler class.</summary>
    public static void Class(string members) => Source($$"""
        public class Function
        {
            private readonly IFacilitatorClient _facilitator;
            private readonly IOrders _orders;
            private readonly ILog _log;
            public Function(IFacilitatorClient facilitator, IOrders orders, ILog log) => (_facilitator, _orders, _log) = (facilitator, orders, log);
        {{members}}
            private static void RecordOutcome(bool success) => Metrics.AddMetric("PaymentSuccess", success ? 1 : 0, MetricUnit.Count);
        }
        """);

    /// <summary>Top-level statements.</summary>
    public static void Program(string source)
    {
        var compilation = PaymentCode.Compile([source], OutputKind.ConsoleApplication);
        Check(compilation, [source]);
    }

    /// <summary>Whole files.</summary>
    public static void Source(params string[] sources) => Check(PaymentCode.Compile(sources), sources);

    private static void Check(Compilation compilation, string[] sources)
    {
        var expected = sources.SelectMany((source, file) => Lines(source).Where(line => line.Text.Contains("// out")).Select(line => (File: file + 1, line.Number))).Order().ToList();
        var found = PaymentCode.Analyze(compilation);
        var reports = found.Where(diagnostic => diagnostic.Id == "PAY1002").ToList();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id is "PAY1001" or "PAY1003");
        var actual = reports.SelectMany(WaysOf).Select(PlaceOf).Distinct().Order().ToList();
        Assert.True(expected.SequenceEqual(actual), $"expected {Show(expected, sources)}, found {Show(actual, sources)}{Environment.NewLine}{string.Join(Environment.NewLine, reports)}");
        Assert.Equal(expected.Count == 0, reports.Count == 0);
    }

    /// <summary>The additional locations that are ways out.</summary>
    public static IEnumerable<Location> WaysOf(Diagnostic report)
    {
        var range = report.Properties[FixProperties.Ways]!.Split('+').Select(int.Parse).ToArray();
        return report.AdditionalLocations.Skip(range[0]).Take(range[1]);
    }

    private static IEnumerable<(string Text, int Number)> Lines(string source) => source.Split('\n').Select((text, i) => (text, i + 1));

    private static (int File, int Line) PlaceOf(Location location) =>
        (int.Parse(location.SourceTree!.FilePath["/Source".Length..^".cs".Length]), location.GetLineSpan().StartLinePosition.Line + 1);

    private static string Show(List<(int File, int Line)> places, string[] sources) =>
        string.Join(" | ", places.Select(place => $"{place.File}:{place.Line} {sources[place.File - 1].Split('\n')[place.Line - 1].Trim()}"));
}
