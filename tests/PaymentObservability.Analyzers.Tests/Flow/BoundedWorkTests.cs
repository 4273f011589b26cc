using System;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>Work stays bounded, by counters and not by the clock: each body is summarised once, and nothing is as deep as the code is long.</summary>
public sealed class BoundedWorkTests
{
    private const int EntryPoints = 300;
    private const int Chains = 20;
    private const int Depth = 30;

    [Fact]
    public void EntryPointsThatShareHelpersSummariseEachBodyOnce()
    {
        var source = new StringBuilder();
        source.AppendLine("public static class Helpers { ");
        for (var chain = 0; chain < Chains; chain++)
        {
            for (var i = 0; i < Depth; i++)
            {
                // Each helper calls the next of its own chain and of the next chain: paths double with each step, bodies do not.
                var next = i + 1 < Depth ? $"Step{chain}_{i + 1}(f, s); await Step{(chain + 1) % Chains}_{i + 1}(f, s);" : "";
                source.AppendLine($"public static async Task Step{chain}_{i}(IFacilitatorClient f, string s) {{ {(next.Length > 0 ? "await " + next : Settling)} }}");
            }
        }

        source.AppendLine("}");
        for (var entry = 0; entry < EntryPoints; entry++)
        {
            source.AppendLine($$"""
                public class Function{{entry}}
                {
                    private readonly IFacilitatorClient _client = null!;
                    public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
                    {
                        Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                        await Helpers.Step{{entry % Chains}}_0(_client, request.Body);
                        return Answer.Of(200);
                    }
                }
                """);
        }

        var compilation = PaymentCode.Compile([source.ToString()]);
        var model = PaymentCode.Model(compilation);
        var bodies = Bodies(compilation);

        Assert.Equal(EntryPoints, model.Entries.Length);
        Assert.True(model.Operations.Length >= EntryPoints);
        Assert.InRange(model.Graph.Facts.Summarised, Chains * Depth, bodies);
        foreach (var operation in model.Operations)
        {
            model.MetricsOf(operation, CancellationToken.None);
            Assert.NotEmpty(model.Exits.Of(operation, CancellationToken.None));
        }

        Assert.InRange(model.Graph.Facts.Summarised, 1, bodies);
        Assert.InRange(model.Exits.GraphsMade, 1, bodies);
    }

    [Fact]
    public void ADeepChain()
    {
        const int depth = 5_000;
        var source = new StringBuilder("public static class Deep {\n");
        for (var i = 0; i < depth; i++)
        {
            source.AppendLine($"public static async Task<bool> M{i}(IFacilitatorClient f, string s) => {(i + 1 < depth ? $"await M{i + 1}(f, s)" : "(await f.SettlePaymentAsync(s)).Success")};");
        }

        source.AppendLine("}");
        var model = Model(source.ToString(), """
            if (!await Deep.M0(_client, request.Body)) return Answer.Of(402);
            Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            """, out var compilation);

        var operation = Assert.Single(model.Operations);
        Assert.Equal(depth, operation.Chain.Length);
        Assert.Equal([WayOutKind.Return, WayOutKind.Exception], model.Exits.Of(operation, CancellationToken.None).Select(way => way.Kind).OrderDescending());
        Assert.InRange(model.Graph.Facts.Summarised, depth, Bodies(compilation));
    }

    [Fact]
    public void RecursionOnTheWay()
    {
        var model = Model("""
            public static class Round
            {
                public static async Task<bool> Ping(IFacilitatorClient f, string s, int n) => n > 0 ? await Pong(f, s, n - 1) : await Settle(f, s, n);
                public static async Task<bool> Pong(IFacilitatorClient f, string s, int n) => await Ping(f, s, n);
                static async Task<bool> Settle(IFacilitatorClient f, string s, int n)
                {
                    if (n < 0) return await Ping(f, s, n);
                    return (await f.SettlePaymentAsync(s)).Success;
                }
            }
            """, """
            var ok = await Round.Ping(_client, request.Body, 3);
            Metrics.AddMetric("PaymentSuccess", ok ? 1 : 0, MetricUnit.Count);
            """, out var compilation);

        Assert.Equal([WayOutKind.Exception], model.Exits.Of(Assert.Single(model.Operations), CancellationToken.None).Select(way => way.Kind));
        Assert.InRange(model.Graph.Facts.Summarised, 1, Bodies(compilation));
    }

    [Theory]
    [InlineData("if (Check({0})) _count++;", true)] // Different conditions, none of which matters later.
    [InlineData("if (settled.Success) _count++; else _count--;", true)] // The same condition again and again.
    [InlineData("if (Check({0})) return Answer.Of({0});", true)] // As many ways out.
    [InlineData("try {{ _count++; }} finally {{ if (Check({0})) _count--; }}", true)]
    [InlineData("var f{0} = Check({0}); if (f{0}) _count++; if (!f{0}) _count--; f{0} = Check({0});", false)] // More flags than are tracked.
    public void ManyBranches(string branch, bool isKnown)
    {
        var branches = string.Join("\n", Enumerable.Range(0, 2_000).Select(i => string.Format(branch, i)));
        var model = Model("", $$"""
            var settled = await _client.SettlePaymentAsync(request.Body);
            {{branches}}
            if (settled.Success) Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            """, out _);

        Assert.Equal(isKnown, !model.Exits.Of(Assert.Single(model.Operations), CancellationToken.None).IsEmpty);
        Assert.InRange(model.Exits.States, 0, ExitPaths.MaxStates);
    }

    [Fact]
    public void FlagsThatDoubleTheirPathsAreGivenUp()
    {
        // Thirty flags that are all asked for again at the end: 2^30 combinations.
        var set = string.Join("\n", Enumerable.Range(0, 30).Select(i => $"var f{i} = false; if (Check({i})) f{i} = true;"));
        var asked = string.Join("\n", Enumerable.Range(0, 30).Select(i => $"if (f{i}) _count++;"));
        var model = Model("", $$"""
            var settled = await _client.SettlePaymentAsync(request.Body);
            {{set}}
            {{asked}}
            if (settled.Success) Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            """, out _);

        Assert.Empty(model.Exits.Of(Assert.Single(model.Operations), CancellationToken.None));
        Assert.InRange(model.Exits.States, 1, ExitPaths.MaxStates);
    }

    [Theory]
    [InlineData("if (Check({0})) {{ ", "}}", 150)]
    [InlineData("try {{ ", "}} finally {{ _count++; }}", 60)]
    [InlineData("try {{ ", "}} catch (InvalidOperationException) {{ throw; }}", 60)]
    [InlineData("foreach (var x{0} in request.Body) {{ ", "}}", 60)]
    [InlineData("using (var x{0} = new MemoryStream()) {{ ", "}}", 60)]
    public void DeepNesting(string open, string close, int depth)
    {
        var model = Model("", string.Concat(Enumerable.Range(0, depth).Select(i => string.Format(open, i)))
            + "var settled = await _client.SettlePaymentAsync(request.Body); if (settled.Success) Metrics.AddMetric(\"PaymentSuccess\", 1, MetricUnit.Count);"
            + string.Concat(Enumerable.Range(0, depth).Select(i => string.Format(close, i))), out _);

        Assert.NotEmpty(model.Exits.Of(Assert.Single(model.Operations), CancellationToken.None));
    }

    [Fact]
    public void ALongConcatenation()
    {
        var text = string.Join(" + ", Enumerable.Repeat("request.Body", 3_000));
        var model = Model("", $$"""
            var settled = await _client.SettlePaymentAsync({{text}});
            Metrics.AddMetric("PaymentSuccess", settled.Success ? 1 : 0, MetricUnit.Count);
            """, out _);

        Assert.Equal([WayOutKind.Exception], model.Exits.Of(Assert.Single(model.Operations), CancellationToken.None).Select(way => way.Kind));
    }

    [Fact]
    public void ACancelledWalkEnds()
    {
        var model = Model("", """
            var settled = await _client.SettlePaymentAsync(request.Body);
            if (settled.Success) Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            """, out _);

        Assert.Throws<OperationCanceledException>(() => model.Exits.Of(model.Operations[0], new CancellationToken(canceled: true)));
    }

    private const string Settling = "var settled = await f.SettlePaymentAsync(s); if (settled.Success) Metrics.AddMetric(\"PaymentSuccess\", 1, MetricUnit.Count);";

    private static PaymentModel Model(string types, string body, out Compilation compilation)
    {
        compilation = PaymentCode.Compile([$$"""
            {{types}}
            public class Function
            {
                private readonly IFacilitatorClient _client = null!;
                private int _count;
                private bool Check(int i) => i == _count;
                public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
                {
                    Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                    {{body}}
                    return Answer.Of(200);
                }
            }
            """]);
        return PaymentCode.Model(compilation);
    }

    private static int Bodies(Compilation compilation) => compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes())
        .Count(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
