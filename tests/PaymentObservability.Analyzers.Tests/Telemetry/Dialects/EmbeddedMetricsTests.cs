using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

public sealed class EmbeddedMetricsTests
{
    [Theory]
    [InlineData("logger.PutMetric(\"PaymentDuration\", 5, Unit.MILLISECONDS);", "Milliseconds")]
    [InlineData("contract.PutMetric(\"PaymentDuration\", 5, Unit.COUNT_PER_SECOND);", "Count/Second")]
    [InlineData("logger.PutMetric(\"PaymentDuration\", 5);", "None")]
    [InlineData("logger?.PutMetric(\"PaymentDuration\", 5, unit);", null)]
    public void PutMetric(string statement, string? unit)
    {
        var metric = Assert.Single(Signals(statement).OfType<MetricSignal>());
        Assert.Equal("PaymentDuration", metric.Name.Single);
        Assert.Equal(unit, metric.Unit);
        Assert.Equal("5", metric.Value?.Syntax.ToString());
        Assert.True(metric.IsBuffered);
    }

    [Fact]
    public void FluentCalls()
    {
        var signals = Signals("""
            logger.SetNamespace("X402Payment").PutDimensions(new DimensionSet("Provider", "x")).PutMetric("A", 1, Unit.COUNT).PutMetric("B", 1, Unit.COUNT).PutProperty("wallet", unit);
            """);
        Assert.Equal("X402Payment", Assert.Single(signals.OfType<NamespaceSignal>()).Namespace.Single);
        Assert.Equal("Provider", Assert.Single(signals.OfType<DimensionSignal>()).Dimensions.Single().Name.Single);
        Assert.Equal(["A", "B"], signals.OfType<MetricSignal>().Select(metric => metric.Name.Single).Order());
    }

    [Theory]
    [InlineData("var set = new DimensionSet(); set.AddDimension(\"A\", \"a\"); set.AddDimension(\"B\", \"b\"); logger.PutDimensions(set);")]
    [InlineData("logger.SetDimensions(new DimensionSet(\"A\", \"a\"), new DimensionSet(\"B\", \"b\"));")]
    [InlineData("logger.SetDimensions(true, new DimensionSet(\"A\", \"a\"), new DimensionSet(\"B\", \"b\"));")]
    public void DimensionSets(string statements) =>
        Assert.Equal(["A", "B"], Assert.Single(Signals(statements).OfType<DimensionSignal>()).Dimensions.Select(dimension => dimension.Name.Single));

    [Theory]
    [InlineData("using var mine = new MetricsLogger();", FlushMoment.ScopeEnd)]
    [InlineData("using (var mine = new MetricsLogger()) { }", FlushMoment.ScopeEnd)]
    [InlineData("using (logger) { }", FlushMoment.ScopeEnd)]
    [InlineData("logger.Flush();", FlushMoment.Call)]
    [InlineData("logger.Dispose();", FlushMoment.Call)]
    public void Flushes(string statement, object moment) => Assert.Equal(moment, Assert.Single(Signals(statement).OfType<FlushSignal>()).Moment);

    [Fact]
    public void OtherUsingsAreSilent() => Assert.Empty(Signals("using var stream = new System.IO.MemoryStream(); using (System.IO.Stream.Null) { }"));

    [Fact]
    public void LookAlike() => Assert.Empty(SignalReading.Of(Libraries.EmbeddedMetrics, """
        class MetricsLogger { public void PutMetric(string key, double value) { } }
        class C { void M() { new MetricsLogger().PutMetric("PaymentSuccess", 1); } }
        """));

    private static ImmutableArray<Signal> Signals(string statements) => SignalReading.Of(Libraries.EmbeddedMetrics, $$"""
        using Amazon.CloudWatch.EMF.Logger;
        using Amazon.CloudWatch.EMF.Model;
        class C { void M(MetricsLogger logger, IMetricsLogger contract, Unit unit) { {{statements}} } }
        """);
}
