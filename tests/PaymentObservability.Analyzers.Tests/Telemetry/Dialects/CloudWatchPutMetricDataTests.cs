using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

public sealed class CloudWatchPutMetricDataTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void InlineRequest(bool version3)
    {
        var metric = Assert.Single(Metrics("""
            await client.PutMetricDataAsync(new PutMetricDataRequest
            {
                Namespace = "X402Payment",
                MetricData = new List<MetricDatum>
                {
                    new MetricDatum
                    {
                        MetricName = "PaymentSuccess",
                        Value = ok ? 1 : 0,
                        Unit = StandardUnit.Count,
                        Dimensions = new List<Dimension> { new Dimension { Name = "Provider", Value = name } },
                    },
                },
            });
            """, version3));
        Assert.Equal("PaymentSuccess", metric.Name.Single);
        Assert.Equal("X402Payment", metric.Namespace.Single);
        Assert.Equal("Count", metric.Unit);
        Assert.Equal("ok ? 1 : 0", metric.Value?.Syntax.ToString());
        Assert.Equal("Provider", Assert.Single(metric.Dimensions).Name.Single);
        Assert.Equal("name", metric.Dimensions[0].Value?.Syntax.ToString());
        Assert.Equal("\"PaymentSuccess\"", metric.NameSyntax?.ToString());
    }

    [Fact]
    public void SynchronousVersion3Call() => Assert.False(Assert.Single(Metrics("client.PutMetricData(request); await Task.Yield();", version3: true)).Name.IsKnown);

    [Fact]
    public void CollectionExpressions()
    {
        var metrics = Metrics("""
            await client.PutMetricDataAsync(new()
            {
                Namespace = "N",
                MetricData =
                [
                    new() { MetricName = "PaymentSuccess", Value = 1, Unit = StandardUnit.Count, Dimensions = [new() { Name = "Provider", Value = "x" }, .. others] },
                    new() { MetricName = "PaymentDuration", Value = 2.5, Unit = StandardUnit.Milliseconds },
                ],
            });
            """);
        Assert.Equal(["PaymentSuccess", "PaymentDuration"], metrics.Select(metric => metric.Name.Single));
        Assert.Equal(["Count", "Milliseconds"], metrics.Select(metric => metric.Unit));
        Assert.Equal("Provider", Assert.Single(metrics[0].Dimensions).Name.Single);
    }

    [Fact]
    public void RequestFilledStepByStep()
    {
        var metric = Assert.Single(Metrics("""
            var request2 = new PutMetricDataRequest();
            var datum = new MetricDatum();
            datum.MetricName = "PaymentDuration";
            datum.Unit = StandardUnit.Milliseconds;
            datum.Value = 12;
            datum.Dimensions = new List<Dimension>();
            datum.Dimensions.Add(new Dimension { Name = "Provider", Value = "x" });
            request2.MetricData = new List<MetricDatum>();
            request2.MetricData.Add(datum);
            request2.Namespace = "N";
            await client.PutMetricDataAsync(request2);
            """));
        Assert.Equal("PaymentDuration", metric.Name.Single);
        Assert.Equal("N", metric.Namespace.Single);
        Assert.Equal("Milliseconds", metric.Unit);
        Assert.Equal("Provider", Assert.Single(metric.Dimensions).Name.Single);
    }

    [Theory]
    [InlineData("var data = new List<MetricDatum>(); foreach (var o in all) { data.Add(new MetricDatum { MetricName = \"A\" }); }")]
    [InlineData("var data = new List<MetricDatum>(1); data.AddRange(all.Select(o => new MetricDatum { MetricName = \"A\" }));")]
    [InlineData("var data = all.Select(o => new MetricDatum { MetricName = \"A\" }).ToList();")]
    [InlineData("var data = new List<MetricDatum>(new[] { new MetricDatum { MetricName = \"A\" } });")]
    [InlineData("var single = new MetricDatum { MetricName = \"A\" }; var data = new List<MetricDatum> { single };")]
    [InlineData("List<MetricDatum> data = [.. new[] { new MetricDatum { MetricName = \"A\" } }];")]
    public void DataCollectedEarlier(string statements)
    {
        var metric = Assert.Single(Metrics(statements + """await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "N", MetricData = data });"""));
        Assert.Equal("A", metric.Name.Single);
        Assert.Equal("N", metric.Namespace.Single);
    }

    [Theory]
    [InlineData("await client.PutMetricDataAsync(request);")]
    [InlineData("await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = \"N\", MetricData = others2 });")]
    [InlineData("await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = \"N\", MetricData = kept });")]
    [InlineData("await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = \"N\" });")]
    [InlineData("var data = new List<MetricDatum>(); data.AddRange(others2); await client.PutMetricDataAsync(new PutMetricDataRequest { MetricData = data });")]
    [InlineData("System.Func<PutMetricDataRequest, System.Threading.CancellationToken, Task> put = client.PutMetricDataAsync; await Task.Yield();")]
    public void DataFromElsewhereMayBeAnyMetric(string statements)
    {
        var metric = Assert.Single(Metrics(statements));
        Assert.False(metric.Name.IsKnown);
        Assert.Null(metric.Name.Parameter);
    }

    [Fact]
    public void DatumMadeBySourceMethodIsThatMethodsSignal()
    {
        Assert.Empty(Metrics("await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = \"N\", MetricData = new List<MetricDatum> { Datum(\"A\") } });"));
        var reading = Compile("await Task.Yield();", version3: false);
        Assert.Equal("name", Assert.Single(reading.Method("Datum").OfType<MetricSignal>()).Name.Parameter?.Name);
    }

    [Theory]
    [InlineData("StandardUnit.CountSecond", "Count/Second")]
    [InlineData("\"Milliseconds\"", "Milliseconds")]
    [InlineData("new StandardUnit(\"Count\")", "Count")]
    [InlineData("StandardUnit.FindValue(\"Count\")", "Count")]
    [InlineData("ok ? StandardUnit.Count : StandardUnit.Milliseconds", null)]
    [InlineData("StandardUnit.FindValue(name)", null)]
    public void Units(string unit, string? expected) =>
        Assert.Equal(expected, Assert.Single(Metrics($$"""Use(new MetricDatum { MetricName = "A", Unit = {{unit}} }); await Task.Yield();""")).Unit);

    [Fact]
    public void UnitLeftOut() => Assert.Equal("None", Assert.Single(Metrics("""Use(new MetricDatum { MetricName = "A" }); await Task.Yield();""")).Unit);

    [Fact]
    public void MemberInitializer() => Assert.Equal(
        ["Provider", "Stage"],
        Assert.Single(Metrics("""Use(new MetricDatum { MetricName = "A", Dimensions = { new Dimension { Name = "Provider" }, new() { Name = "Stage" } } }); await Task.Yield();"""))
            .Dimensions.Select(dimension => dimension.Name.Single));

    [Fact]
    public void NamespaceOfTwoRequests()
    {
        var metrics = Metrics("""
            await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "A", MetricData = new List<MetricDatum> { new MetricDatum { MetricName = "a" } } });
            await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "B", MetricData = new List<MetricDatum> { new MetricDatum { MetricName = "b" } } });
            """);
        Assert.Equal(["A", "B"], metrics.Select(metric => metric.Namespace.Single));
    }

    [Fact]
    public void NamespaceIsUnknownWithoutRequest() => Assert.False(Assert.Single(Metrics("""Use(new MetricDatum { MetricName = "A" }); await Task.Yield();""")).Namespace.IsKnown);

    [Fact]
    public void OtherCallsAndLookAlikesAreSilent() => Assert.Empty(SignalReading.Of(Libraries.CloudWatchV4, """
        class MetricDatum { public string? MetricName { get; set; } }
        class Client { public void PutMetricDataAsync(MetricDatum datum) { } }
        class C { void M() { new Client().PutMetricDataAsync(new MetricDatum { MetricName = "PaymentSuccess" }); } }
        """));

    private static ImmutableArray<MetricSignal> Metrics(string statements, bool version3 = false) =>
        Compile(statements, version3).Method("M").OfType<MetricSignal>().ToImmutableArray();

    private static SignalReading Compile(string statements, bool version3) => SignalReading.Compile(version3 ? Libraries.CloudWatchV3 : Libraries.CloudWatchV4, $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.CloudWatch;
        using Amazon.CloudWatch.Model;
        class C
        {
            public List<MetricDatum> kept = new();
            async Task M(IAmazonCloudWatch client, PutMetricDataRequest request, bool ok, string name, int[] all, List<Dimension> others, List<MetricDatum> others2)
            {
                {{statements}}
            }
            static MetricDatum Datum(string name) => new MetricDatum { MetricName = name, Value = 1 };
            static void Use(object value) { }
        }
        """);
}
