using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

/// <summary>Nothing throws, whatever is missing: code in an editor is broken most of the time.</summary>
public sealed class BrokenCodeTests
{
    private const string Source = """
        using System; using System.Collections.Generic; using System.Diagnostics; using System.Diagnostics.Metrics; using System.Text.Json;
        using Amazon.CloudWatch; using Amazon.CloudWatch.Model; using Amazon.CloudWatch.EMF.Logger; using Amazon.CloudWatch.EMF.Model; using StatsdClient;
        using Metrics = AWS.Lambda.Powertools.Metrics.Metrics;
        class C
        {
            static readonly Meter meter = new("Contoso");
            readonly Counter<long> counter = meter.CreateCounter<long>("payments", "1");
            string Name { get; } = "PaymentSuccess"; static string Of(int i) => i switch { 1 => "A", _ => "B" };
            [AWS.Lambda.Powertools.Metrics.Metrics(Namespace = "X402Payment")]
            async System.Threading.Tasks.Task M(IAmazonCloudWatch client, bool ok, string wallet)
            {
                Metrics.AddMetric(ok ? Name : Of(2), 1); Metrics.PushSingleMetric("B", 1, 0, dimensions: new() { ["a"] = wallet });
                var data = new List<MetricDatum> { new() { MetricName = $"P{Name}", Dimensions = [new() { Name = "a", Value = wallet }] } };
                var request = new PutMetricDataRequest { Namespace = "N" }; request.MetricData = data; await client.PutMetricDataAsync(request);
                using var logger = new MetricsLogger(); logger.PutDimensions(new DimensionSet("a", "b")).PutMetric("C", 1, Unit.COUNT);
                counter?.Add(1, new TagList { { "wallet", wallet } }); DogStatsd.Increment("x", tags: [$"wallet:{wallet}"]);
                Console.WriteLine(JsonSerializer.Serialize(new { _aws = new { CloudWatchMetrics = new[] { new { Metrics = new[] { new { Name = "D" } } } } } }));
                Console.WriteLine($"{{\"CloudWatchMetrics\":[{{\"Metrics\":[{{\"Name\":\"{wallet}\"" + wallet);
                Action<string> f = name => { var d = new Dictionary<string, object>(); d["_aws"] = d; foreach (var (a, b) in d) { Metrics.AddDimension(a, name); } };
            }
        }
        """;

    public static TheoryData<int> Parts => [0, 3, 5, 8];

    [Theory]
    [MemberData(nameof(Parts))]
    public void WithoutAToken(int part)
    {
        MetadataReference[] library = [.. Libraries.CloudWatchV4, .. Libraries.Powertools, .. Libraries.EmbeddedMetrics, .. Libraries.DogStatsD];
        var tokens = CSharpSyntaxTree.ParseText(Source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
        for (var i = part; i < tokens.Length; i += 12)
        {
            Read(Source.Remove(tokens[i].SpanStart, tokens[i].Span.Length), library);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CutShort(bool fromStart)
    {
        MetadataReference[] library = [.. Libraries.CloudWatchV4, .. Libraries.Powertools, .. Libraries.EmbeddedMetrics, .. Libraries.DogStatsD];
        for (var i = 0; i < Source.Length; i += 97)
        {
            Read(fromStart ? Source.Substring(i) : Source.Substring(0, i), library);
        }
    }

    [Fact]
    public void WithoutAnyLibrary() => Read(Source, []);

    [Fact]
    public void AsItIs()
    {
        MetadataReference[] library = [.. Libraries.CloudWatchV4, .. Libraries.Powertools, .. Libraries.EmbeddedMetrics, .. Libraries.DogStatsD];
        Assert.Equal(9, SignalReading.Compile(library, Source).Method("M").OfType<MetricSignal>().Count());
    }

    private static void Read(string source, IEnumerable<MetadataReference> library)
    {
        var reading = SignalReading.CompileBroken(library, source);
        var external = new ExternalCalls(reading.Compilation, new PaymentContract());
        var signals = new List<Signal>();
        var tree = reading.Compilation.SyntaxTrees.Single();
        var model = reading.Compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (model.GetDeclaredSymbol(node) is IMethodSymbol method)
            {
                reading.Dialects.Read(method, signals);
            }

            if (model.GetOperation(node) is not { } operation)
            {
                continue;
            }

            reading.Dialects.Read(operation, signals);
            reading.Dialects.Reader.Texts.Read(operation);
            reading.Dialects.Reader.Dimensions.Read(operation);
            ExternalCalls.OfUnresolved(operation);
            if (operation is IInvocationOperation call)
            {
                external.MayRecordMetrics(call.TargetMethod);
            }
        }
    }
}
