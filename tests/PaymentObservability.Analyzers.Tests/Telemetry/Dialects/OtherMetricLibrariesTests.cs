using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

/// <summary>App.Metrics, DogStatsD and Application Insights.</summary>
public sealed class OtherMetricLibrariesTests
{
    [Theory]
    [InlineData("metrics.Measure.Counter.Increment(new CounterOptions { Name = \"PaymentSuccess\", Context = \"X402Payment\" });")]
    [InlineData("metrics.Measure.Counter.Increment(Registry.Success, 2);")]
    public void AppMetricsWithOptions(string statement)
    {
        var metric = Assert.Single(AppMetrics(statement));
        Assert.Equal("PaymentSuccess", metric.Name.Single);
        Assert.Equal("X402Payment", metric.Namespace.Single);
        Assert.Equal("Count", metric.Unit);
    }

    [Theory]
    [InlineData("metrics.Measure.Counter.Increment(options);")]
    [InlineData("using (metrics.Measure.Timer.Time(Registry.Make())) { }")]
    public void AppMetricsOfUnknownOptions(string statement) => Assert.False(Assert.Single(AppMetrics(statement)).Name.IsKnown);

    [Theory]
    [InlineData("DogStatsd.Increment(\"payment.success\", tags: new[] { $\"wallet:{name}\", \"currency:eur\" });", "payment.success", "Count", "wallet|currency")]
    [InlineData("DogStatsd.Gauge(\"payment.open\", 3);", "payment.open", null, "")]
    [InlineData("DogStatsd.Distribution(\"payment.amount\", 3, tags: [\"wallet:\" + name]);", "payment.amount", null, "wallet")]
    [InlineData("client.Counter(\"payment.success\", 1);", "payment.success", "Count", "")]
    [InlineData("client.Timer(\"payment.duration\", 12);", "payment.duration", "Milliseconds", "")]
    [InlineData("using (client.StartTimer(\"payment.duration\")) { }", "payment.duration", "Milliseconds", "")]
    [InlineData("client.Time(() => { }, \"payment.duration\");", "payment.duration", "Milliseconds", "")]
    [InlineData("service.Histogram(\"payment.duration\", 12, tags: new[] { $\"{Key}:{name}\" });", "payment.duration", null, "wallet")]
    public void DogStatsD(string statement, string name, string? unit, string tags)
    {
        var metric = Assert.Single(Dog(statement));
        Assert.Equal(name, metric.Name.Single);
        Assert.Equal(unit, metric.Unit);
        Assert.Equal(tags, string.Join('|', metric.Dimensions.Select(dimension => dimension.Name.Single)));
    }

    [Fact]
    public void DogStatsDTagValues() => Assert.Equal(
        "name",
        Assert.Single(Assert.Single(Dog("DogStatsd.Increment(\"payment.success\", tags: new[] { $\"wallet:{name}\" });")).Dimensions).Value?.Syntax.ToString());

    [Theory]
    [InlineData("DogStatsd.Event(\"PaymentSuccess\", \"text\");")]
    [InlineData("DogStatsd.Configure(name);")]
    [InlineData("client.ServiceCheck(\"payment\", 0);")]
    public void DogStatsDWithoutMetric(string statement) => Assert.Empty(Dog(statement));

    [Theory]
    [InlineData("client.TrackMetric(\"PaymentSuccess\", 1, new Dictionary<string, string> { [\"wallet\"] = name });", "wallet")]
    [InlineData("client.GetMetric(\"PaymentSuccess\", \"wallet\").TrackValue(1, name);", "wallet")]
    [InlineData("client.TrackMetric(new MetricTelemetry(\"PaymentSuccess\", 1));", "")]
    [InlineData("client.TrackMetric(new MetricTelemetry { Name = \"PaymentSuccess\", Sum = 1 });", "")]
    [InlineData("client.TrackEvent(\"Paid\", null, new Dictionary<string, double> { [\"PaymentSuccess\"] = 1 });", "")]
    public void ApplicationInsights(string statement, string tags)
    {
        var metric = Assert.Single(Insights(statement));
        Assert.Equal("PaymentSuccess", metric.Name.Single);
        Assert.Equal("1", metric.Value?.Syntax.ToString());
        Assert.Equal(tags, string.Join('|', metric.Dimensions.Select(dimension => dimension.Name.Single)));
    }

    [Theory]
    [InlineData("client.TrackMetric(telemetry);")]
    [InlineData("metric.TrackValue(1);")]
    public void ApplicationInsightsOfUnknownOrigin(string statement) => Assert.False(Assert.Single(Insights(statement)).Name.IsKnown);

    [Theory]
    [InlineData("client.TrackTrace(\"PaymentSuccess\");")]
    [InlineData("client.TrackEvent(\"PaymentSuccess\");")]
    public void ApplicationInsightsWithoutMetric(string statement) => Assert.Empty(Insights(statement));

    private static ImmutableArray<MetricSignal> AppMetrics(string statements) => SignalReading.MetricsOf(Libraries.AppMetrics, $$"""
        using App.Metrics; using App.Metrics.Counter; using App.Metrics.Timer;
        static class Registry
        {
            public static CounterOptions Success => new() { Name = "PaymentSuccess", Context = "X402Payment" };
            public static TimerOptions Make() => (TimerOptions)System.Activator.CreateInstance(typeof(TimerOptions))!;
        }
        class C { void M(IMetrics metrics, CounterOptions options) { {{statements}} } }
        """);

    private static ImmutableArray<MetricSignal> Dog(string statements) => SignalReading.MetricsOf(Libraries.DogStatsD, $$"""
        using StatsdClient;
        class C { const string Key = "wallet"; void M(IDogStatsd client, DogStatsdService service, string name) { {{statements}} } }
        """);

    private static ImmutableArray<MetricSignal> Insights(string statements) => SignalReading.MetricsOf(Libraries.ApplicationInsights, $$"""
        using System.Collections.Generic; using Microsoft.ApplicationInsights; using Microsoft.ApplicationInsights.DataContracts;
        class C { void M(TelemetryClient client, MetricTelemetry telemetry, Metric metric, string name) { {{statements}} } }
        """);
}
