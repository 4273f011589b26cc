using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

public sealed class HandWrittenEmbeddedMetricsTests
{
    [Fact]
    public void AnonymousObject()
    {
        var metrics = Metrics("""
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                _aws = new
                {
                    Timestamp = 1L,
                    CloudWatchMetrics = new[]
                    {
                        new
                        {
                            Namespace = "X402Payment",
                            Dimensions = new[] { new[] { "Provider" } },
                            Metrics = new[] { new { Name = "PaymentSuccess", Unit = "Count" }, new { Name = "PaymentDuration", Unit = "Milliseconds" } },
                        },
                    },
                },
                Provider = name,
                PaymentSuccess = ok ? 1 : 0,
                PaymentDuration = 12.5,
            }));
            """);
        AssertPayment(metrics);
        Assert.Equal("ok ? 1 : 0", metrics[0].Value?.Syntax.ToString());
        Assert.Equal("name", metrics[0].Dimensions.Single().Value?.Syntax.ToString());
    }

    [Fact]
    public void Dictionaries()
    {
        var metrics = Metrics("""
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["_aws"] = new Dictionary<string, object>
                {
                    { "Timestamp", 1L },
                    {
                        "CloudWatchMetrics",
                        new object[]
                        {
                            new Dictionary<string, object>
                            {
                                ["Namespace"] = "X402Payment",
                                ["Dimensions"] = new string[][] { new[] { "Provider" } },
                                ["Metrics"] = new List<object> { new { Name = "PaymentSuccess", Unit = "Count" }, new Dictionary<string, string> { ["Name"] = "PaymentDuration", ["Unit"] = "Milliseconds" } },
                            },
                        }
                    },
                },
                ["Provider"] = name,
                ["PaymentSuccess"] = ok ? 1 : 0,
            }));
            """);
        AssertPayment(metrics);
        Assert.Equal("ok ? 1 : 0", metrics[0].Value?.Syntax.ToString());
    }

    [Fact]
    public void DictionaryFilledStepByStep()
    {
        var metrics = Metrics("""
            var entry = new Dictionary<string, object>();
            entry["_aws"] = new { CloudWatchMetrics = new[] { new { Namespace = "X402Payment", Dimensions = new[] { new[] { "Provider" } }, Metrics = new[] { new { Name = "PaymentSuccess", Unit = "Count" }, new { Name = "PaymentDuration", Unit = "Milliseconds" } } } } };
            entry["PaymentSuccess"] = ok;
            entry.Add("Provider", name);
            """);
        AssertPayment(metrics);
        Assert.Equal("ok", metrics[0].Value?.Syntax.ToString());
    }

    [Fact]
    public void JsonNodes() => AssertPayment(Metrics("""
        var node = new JsonObject
        {
            ["_aws"] = new JsonObject
            {
                ["CloudWatchMetrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = "X402Payment",
                    ["Dimensions"] = new JsonArray(new JsonArray("Provider")),
                    ["Metrics"] = new JsonArray(
                        new JsonObject { ["Name"] = "PaymentSuccess", ["Unit"] = "Count" },
                        new JsonObject { ["Name"] = "PaymentDuration", ["Unit"] = "Milliseconds" }),
                }),
            },
        };
        """));

    [Fact]
    public void OwnTypes() => AssertPayment(Metrics("""
        Console.WriteLine(JsonSerializer.Serialize(new Entry
        {
            Aws = new Meta { Directives = new() { new Directive { Namespace = "X402Payment", Dimensions = [["Provider"]], Metrics = [new("PaymentSuccess", "Count") { Name = "PaymentSuccess", Unit = "Count" }, new("", "") { Name = "PaymentDuration", Unit = "Milliseconds" }] } } },
        }));
        """));

    [Fact]
    public void WrapperOfParameters()
    {
        var metric = Assert.Single(Metrics("""
            var entry = new Dictionary<string, object>
            {
                ["_aws"] = new { CloudWatchMetrics = new[] { new { Namespace, Dimensions = new[] { dims.Keys.ToArray() }, Metrics = new[] { new { Name = name, Unit = unit } } } } },
                [name] = ticks,
            };
            foreach (var (key, value) in dims) { entry[key] = value; }
            """));
        Assert.Equal("name", metric.Name.Parameter?.Name);
        Assert.Equal("X402Payment", metric.Namespace.Single);
        Assert.Equal("unit", metric.UnitSource?.Syntax.ToString());
        Assert.Null(metric.Unit);
        Assert.Equal("ticks", metric.Value?.Syntax.ToString());
        Assert.True(metric.HasOtherDimensions);
    }

    [Fact]
    public void OwnTypeWithoutReadableMembersMayBeAnyMetric() => Assert.False(Assert.Single(Metrics("var entry = new Entry();")).Name.IsKnown);

    [Fact]
    public void RawInterpolatedText()
    {
        var metrics = Metrics("""""
            Console.WriteLine($$"""
                {
                  "_aws": { "Timestamp": {{ticks}}, "CloudWatchMetrics": [ { "Namespace": "X402Payment", "Dimensions": [["Provider"]],
                    "Metrics": [ { "Name": "PaymentSuccess", "Unit": "Count" }, { "Unit": "Milliseconds", "Name": "PaymentDuration" } ] } ] },
                  "Provider": "{{name}}",
                  "PaymentSuccess": {{(ok ? 1 : 0)}},
                  "PaymentDuration": {{ticks}}
                }
                """);
            """"");
        AssertPayment(metrics);
        Assert.Equal("ok ? 1 : 0", metrics[0].Value?.Syntax.ToString().Trim('(', ')'));
        Assert.Equal("name", metrics[0].Dimensions.Single().Value?.Syntax.ToString());
    }

    [Fact]
    public void EscapedInterpolatedText() => AssertPayment(Metrics("""
        Console.WriteLine($"{{\"_aws\":{{\"CloudWatchMetrics\":[{{\"Namespace\":\"{Namespace}\",\"Dimensions\":[[\"Provider\"]],\"Metrics\":[{{\"Name\":\"PaymentSuccess\",\"Unit\":\"Count\"}},{{\"Name\":\"PaymentDuration\",\"Unit\":\"Milliseconds\"}}]}}]}},\"PaymentSuccess\":{ticks}}}");
        """));

    [Fact]
    public void ConcatenatedText() => AssertPayment(Metrics("""
        Console.WriteLine("{\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"" + Namespace + "\",\"Dimensions\":[[\"Provider\"]],\"Metrics\":["
            + "{\"Name\":\"PaymentSuccess\",\"Unit\":\"Count\"},{\"Name\":\"PaymentDuration\",\"Unit\":\"Milliseconds\"}]}]},\"PaymentSuccess\":" + ticks + "}");
        """));

    [Fact]
    public void DimensionsInAHole() => Assert.True(Assert.Single(Metrics("""Console.WriteLine($"{{\"_aws\":{{\"CloudWatchMetrics\":[{{\"Namespace\":\"N\",\"Dimensions\":{name},\"Metrics\":[{{\"Name\":\"A\"}}]}}]}}}}");""")).HasOtherDimensions);

    [Theory]
    [InlineData("Console.WriteLine(string.Format(Template, ok));")]
    [InlineData("Console.WriteLine(string.Format(ReadOnlyTemplate, ok));")]
    public void FormatKeptInAField(string statement) => AssertPayment(Metrics(statement));

    [Fact]
    public void NameInAHoleMayBeAnyMetric()
    {
        var metric = Assert.Single(Metrics("""Console.WriteLine($"{{\"_aws\":{{\"CloudWatchMetrics\":[{{\"Namespace\":\"N\",\"Metrics\":[{{\"Name\":\"{name}\",\"Unit\":\"Count\"}}]}}]}}}}");"""));
        Assert.False(metric.Name.IsKnown);
        Assert.Equal("N", metric.Namespace.Single);
    }

    [Theory]
    [InlineData("Console.WriteLine($\"{{\\\"_aws\\\":{{\\\"CloudWatchMetrics\\\":{name}}}}}\");")]
    [InlineData("writer.WriteStartObject(\"_aws\");")]
    [InlineData("var entry = new Dictionary<string, object>(); entry[\"_aws\"] = payload;")]
    [InlineData("var entry = new { _aws = payload };")]
    public void UnreadableShapesMayBeAnyMetric(string statement)
    {
        var metric = Assert.Single(Metrics(statement));
        Assert.False(metric.Name.IsKnown);
        Assert.Equal("EMF", metric.Dialect);
    }

    [Theory]
    [InlineData("Console.WriteLine(\"PaymentSuccess\");")]
    [InlineData("Console.WriteLine(new { Namespace = \"N\", Metrics = new[] { new { Name = \"PaymentSuccess\" } } });")]
    [InlineData("if (name == \"_aws\") { }")]
    [InlineData("Console.WriteLine(\"_aws CloudWatchMetrics\");")]
    [InlineData("Console.WriteLine($\"{name}\" + name + 1);")]
    [InlineData("var d = new Dictionary<string, object> { [\"aws\"] = 1 };")]
    public void OtherThingsAreSilent(string statement) => Assert.Empty(Metrics(statement));

    private static void AssertPayment(ImmutableArray<MetricSignal> metrics)
    {
        Assert.Equal(["PaymentSuccess", "PaymentDuration"], metrics.Select(metric => metric.Name.Single));
        Assert.Equal(["Count", "Milliseconds"], metrics.Select(metric => metric.Unit));
        Assert.All(metrics, metric => Assert.Equal("X402Payment", metric.Namespace.Single));
        Assert.All(metrics, metric => Assert.False(metric.HasOtherDimensions));
        Assert.All(metrics, metric => Assert.Equal("Provider", Assert.Single(metric.Dimensions).Name.Single));
    }

    private static ImmutableArray<MetricSignal> Metrics(string statements) => SignalReading.MetricsOf(Libraries.None, $$$$"""""
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        class Entry { [JsonPropertyName("_aws")] public Meta Aws { get; set; } public int PaymentSuccess { get; set; } }
        class Meta { [JsonPropertyName("CloudWatchMetrics")] public List<Directive> Directives { get; set; } }
        class Directive { public string Namespace { get; set; } public List<List<string>> Dimensions { get; set; } public List<Definition> Metrics { get; set; } }
        record Definition(string Name, string Unit);
        class C
        {
            const string Namespace = "X402Payment";
            const string Template = "{{\"_aws\":{{\"CloudWatchMetrics\":[{{\"Namespace\":\"X402Payment\",\"Dimensions\":[[\"Provider\"]],\"Metrics\":[{{\"Name\":\"PaymentSuccess\",\"Unit\":\"Count\"}},{{\"Name\":\"PaymentDuration\",\"Unit\":\"Milliseconds\"}}]}}]}},\"PaymentSuccess\":{0}}}";
            static readonly string ReadOnlyTemplate = Template;
            void M(bool ok, string name, string unit, Dictionary<string, string> dims, long ticks, object payload, Utf8JsonWriter writer)
            {
                {{{{statements}}}}
            }
        }
        """"");
}
