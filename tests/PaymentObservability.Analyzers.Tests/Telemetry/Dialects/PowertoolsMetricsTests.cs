using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

public sealed class PowertoolsMetricsTests
{
    [Fact]
    public void AddMetric()
    {
        var metric = Assert.Single(Metrics("""Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);"""));
        Assert.Equal("PaymentSuccess", metric.Name.Single);
        Assert.Equal("Count", metric.Unit);
        Assert.Equal("\"PaymentSuccess\"", metric.NameSyntax?.ToString());
        Assert.Equal(SpecialType.System_Int32, metric.Value?.Type?.SpecialType);
        Assert.Equal("Powertools Metrics", metric.Dialect);
        Assert.Equal("""Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count)""", metric.Syntax.ToString());
        Assert.True(metric.IsBuffered);
        Assert.False(metric.Namespace.IsKnown);
    }

    [Fact]
    public void AddMetricWithoutUnit() => Assert.Equal("None", Assert.Single(Metrics("""Metrics.AddMetric("PaymentSuccess", 1);""")).Unit);

    [Theory]
    [InlineData("MetricUnit.CountPerSecond", "Count/Second")]
    [InlineData("MetricUnit.Milliseconds", "Milliseconds")]
    [InlineData("flag ? MetricUnit.Count : MetricUnit.None", null)]
    [InlineData("(MetricUnit)number", null)]
    public void Units(string unit, string? expected) =>
        Assert.Equal(expected, Assert.Single(Metrics($"""Metrics.AddMetric("PaymentDuration", 1, {unit});""")).Unit);

    [Fact]
    public void NamedArgumentsOutOfOrder()
    {
        var metric = Assert.Single(Metrics("""Metrics.AddMetric(unit: MetricUnit.Milliseconds, value: clock.ElapsedMilliseconds, key: "PaymentDuration");"""));
        Assert.Equal("PaymentDuration", metric.Name.Single);
        Assert.Equal("Milliseconds", metric.Unit);
        Assert.IsAssignableFrom<IPropertyReferenceOperation>(metric.Value);
    }

    [Fact]
    public void NameByCondition() =>
        Assert.Equal("PaymentSuccess|PaymentFailed", string.Join('|', Assert.Single(Metrics("""Metrics.AddMetric(flag ? "PaymentSuccess" : "PaymentFailed", 1);""")).Name.Values));

    [Fact]
    public void NameFromParameter() => Assert.Equal("name", Assert.Single(Metrics("Metrics.AddMetric(name, 1);")).Name.Parameter?.Name);

    [Fact]
    public void NameAtRunTime()
    {
        var name = Assert.Single(Metrics("Metrics.AddMetric(name + number, 1);")).Name;
        Assert.False(name.IsKnown);
        Assert.Null(name.Parameter);
    }

    [Theory]
    [InlineData("metrics.AddMetric(\"PaymentSuccess\", 1);")]
    [InlineData("metrics?.AddMetric(\"PaymentSuccess\", 1);")]
    [InlineData("Metrics.Instance.AddMetric(\"PaymentSuccess\", 1);")]
    [InlineData("System.Action a = () => Metrics.AddMetric(\"PaymentSuccess\", 1); a();")]
    [InlineData("void Local() => Metrics.AddMetric(\"PaymentSuccess\", 1); Local();")]
    public void ThroughWhatever(string statement) => Assert.Equal("PaymentSuccess", Assert.Single(Metrics(statement)).Name.Single);

    [Fact]
    public void PushSingleMetric()
    {
        var metric = Assert.Single(Metrics("""
            Metrics.PushSingleMetric("PaymentAmount", 12.5, MetricUnit.None, nameSpace: "X402Payment",
                dimensions: new Dictionary<string, string> { { "Currency", name }, { "Provider", "stripe" } });
            """));
        Assert.Equal("PaymentAmount", metric.Name.Single);
        Assert.Equal("X402Payment", metric.Namespace.Single);
        Assert.Equal(["Currency", "Provider"], metric.Dimensions.Select(dimension => dimension.Name.Single));
        Assert.IsAssignableFrom<IParameterReferenceOperation>(metric.Dimensions[0].Value);
        Assert.False(metric.IsBuffered);
    }

    [Fact]
    public void PushSingleMetricWithDictionaryFilledEarlier()
    {
        var metric = Assert.Single(Metrics("""
            var dimensions = new Dictionary<string, string>();
            dimensions["Wallet"] = name;
            dimensions.Add("Currency", "EUR");
            if (flag) { dimensions.TryAdd("Provider", "x"); }
            Metrics.PushSingleMetric("PaymentAmount", 1, MetricUnit.None, "N", null, dimensions);
            """));
        Assert.Equal(["Wallet", "Currency", "Provider"], metric.Dimensions.Select(dimension => dimension.Name.Single));
    }

    [Fact]
    public void PushSingleMetricWithoutNamespace() => Assert.False(Assert.Single(Metrics("""Metrics.PushSingleMetric("P", 1, MetricUnit.None);""")).Namespace.IsKnown);

    [Theory]
    [InlineData("given", true)]
    [InlineData("null", false)]
    [InlineData("new Dictionary<string, string>(given) { [\"a\"] = \"b\" }", true)]
    [InlineData("new Dictionary<string, string>(1) { [\"a\"] = \"b\" }", false)]
    [InlineData("flag ? given : new()", true)]
    public void DimensionsFromElsewhere(string dimensions, bool others) =>
        Assert.Equal(others, Assert.Single(Metrics($"Metrics.PushSingleMetric(\"P\", 1, MetricUnit.None, \"N\", null, {dimensions});")).HasOtherDimensions);

    [Fact]
    public void DimensionsAreSignals()
    {
        var dimensions = Signals("""
            Metrics.AddDimension("Wallet", name);
            Metrics.AddDimensions(("Currency", "EUR"), ("Provider", name));
            Metrics.SetDefaultDimensions(new() { ["Stage"] = "prod" });
            """).OfType<DimensionSignal>().ToArray();
        Assert.Equal(["Wallet", "Currency", "Provider", "Stage"], dimensions.SelectMany(signal => signal.Dimensions).Select(dimension => dimension.Name.Single));
        Assert.Equal([false, false, true], dimensions.Select(signal => signal.IsDefault));
    }

    [Theory]
    [InlineData("Metrics.SetNamespace(\"X402Payment\");")]
    [InlineData("metrics.SetNamespace(\"X402Payment\");")]
    [InlineData("new MetricsBuilder().WithNamespace(\"X402Payment\").Build();")]
    [InlineData("Metrics.Configure(o => o.Namespace = \"X402Payment\");")]
    [InlineData("Metrics.Configure(options => { options.Service = name; options.Namespace = \"X402Payment\"; });")]
    public void Namespaces(string statement) => Assert.Equal("X402Payment", Assert.Single(Signals(statement).OfType<NamespaceSignal>()).Namespace.Single);

    [Theory]
    [InlineData("Metrics.Flush();")]
    [InlineData("Metrics.Instance.Flush();")]
    [InlineData("((Metrics)metrics).Dispose();")]
    public void Flushes(string statement) => Assert.Equal(FlushMoment.Call, Assert.Single(Signals(statement).OfType<FlushSignal>()).Moment);

    [Fact]
    public void AttributeSetsNamespaceAndFlushesOnReturn()
    {
        var signals = Signals("", """[Metrics(Namespace = "X402Payment", Service = "pay", CaptureColdStart = true)]""");
        Assert.Equal("X402Payment", Assert.Single(signals.OfType<NamespaceSignal>()).Namespace.Single);
        Assert.Equal(FlushMoment.Return, Assert.Single(signals.OfType<FlushSignal>()).Moment);
        Assert.Equal("Service", Assert.Single(signals.OfType<DimensionSignal>()).Dimensions.Single().Name.Single);
    }

    [Fact]
    public void MethodGroupMayRecordAnything() => Assert.False(Assert.Single(Metrics("System.Action<string, double, MetricUnit, MetricResolution> a = Metrics.AddMetric;")).Name.IsKnown);

    [Fact]
    public void MetadataIsNoMetric() => Assert.Empty(Signals("""Metrics.AddMetadata("PaymentSuccess", 1);"""));

    [Fact]
    public void OwnClassOfTheSameNameIsCodeLikeAnyOther() => Assert.Empty(SignalReading.Of(Libraries.Powertools, """
        namespace Mine
        {
            static class Metrics { public static void AddMetric(string key, double value) { } public static void Flush() { } }
            class C { void M() { Metrics.AddMetric("PaymentSuccess", 1); Metrics.Flush(); } }
        }
        """));

    [Fact]
    public void WithoutTheLibraryThereIsNoSignal() => Assert.Empty(SignalReading.CompileBroken([], """
        using AWS.Lambda.Powertools.Metrics;
        class C { void M() { Metrics.AddMetric("PaymentSuccess", 1); } }
        """).Method("M"));

    [Fact]
    public void Version1()
    {
        var metrics = SignalReading.MetricsOf(Libraries.PowertoolsV1, """
            using AWS.Lambda.Powertools.Metrics;
            class C
            {
                void M()
                {
                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    Metrics.PushSingleMetric("PaymentAmount", 1, MetricUnit.None, "N", defaultDimensions: new() { ["Currency"] = "EUR" });
                }
            }
            """);
        Assert.Equal(["PaymentSuccess", "PaymentAmount"], metrics.Select(metric => metric.Name.Single));
        Assert.Equal("N", metrics[1].Namespace.Single);
        Assert.Equal("Currency", Assert.Single(metrics[1].Dimensions).Name.Single);
    }

    [Fact]
    public void BrokenCallsDoNotThrow()
    {
        var reading = SignalReading.CompileBroken(Libraries.Powertools, """
            using AWS.Lambda.Powertools.Metrics;
            class C { void M() { Metrics.AddMetric(); Metrics.AddMetric("PaymentSuccess"); Metrics.AddMetric("x", nothing); Metrics.AddMetric( } }
            """);
        Assert.NotNull(reading.Method("M").ToArray());
    }

    private static ImmutableArray<MetricSignal> Metrics(string statement) => Signals(statement).OfType<MetricSignal>().ToImmutableArray();

    private static ImmutableArray<Signal> Signals(string statement, string attribute = "") => SignalReading.Of(Libraries.Powertools, $$"""
        using System.Collections.Generic;
        using AWS.Lambda.Powertools.Metrics;
        class C
        {
            {{attribute}}
            void M(IMetrics metrics, bool flag, int number, string name, System.Diagnostics.Stopwatch clock, Dictionary<string, string> given)
            {
                {{statement}}
            }
        }
        """);
}
