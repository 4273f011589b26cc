using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

public sealed class PrometheusMetricsTests
{
    [Theory]
    [InlineData("success.Inc();", "payments_total", "Count")]
    [InlineData("labelled.WithLabels(name).Inc(2);", "payments_labelled_total", "Count")]
    [InlineData("duration.Observe(1.5);", "payment_duration_seconds", "Seconds")]
    [InlineData("using var timer = duration.NewTimer();", "payment_duration_seconds", "Seconds")]
    [InlineData("success.CountExceptions(() => { });", "payments_total", "Count")]
    [InlineData("var child = labelled.WithLabels(name); child.Inc();", "payments_labelled_total", "Count")]
    [InlineData("open.Dec();", "payments_open", null)]
    [InlineData("factory.CreateCounter(\"made\", \"help\").Inc();", "made", null)]
    public void Records(string statements, string name, string? unit)
    {
        var metric = Assert.Single(Metrics(statements));
        Assert.Equal(name, metric.Name.Single);
        Assert.Equal(unit, metric.Unit);
    }

    [Theory]
    [InlineData("labelled.WithLabels(name).Inc();", "wallet")]
    [InlineData("configured.WithLabels(name).Observe(1);", "payer")]
    public void Labels(string statement, string expected)
    {
        var dimension = Assert.Single(Assert.Single(Metrics(statement)).Dimensions);
        Assert.Equal(expected, dimension.Name.Single);
        Assert.Equal("name", dimension.Value?.Syntax.ToString());
    }

    [Theory]
    [InlineData("given.Inc();")]
    [InlineData("System.Action<double> inc = success.Inc;")]
    public void UnknownOrigins(string statement) => Assert.False(Assert.Single(Metrics(statement)).Name.IsKnown);

    [Fact]
    public void ReadingRecordsNothing() => Assert.Empty(Metrics("var value = success.Value;"));

    [Fact]
    public void LookAlike() => Assert.Empty(SignalReading.Of(Libraries.Prometheus, """
        namespace Mine { class Counter { public void Inc() { } } class C { void M() { new Counter().Inc(); } } }
        """));

    private static ImmutableArray<MetricSignal> Metrics(string statements) => SignalReading.MetricsOf(Libraries.Prometheus, $$"""
        #nullable disable
        using Prometheus;
        class C
        {
            static readonly Counter success = Metrics.CreateCounter("payments_total", "Payments");
            static readonly Counter labelled = Metrics.CreateCounter("payments_labelled_total", "Payments", "wallet");
            static readonly Histogram duration = Metrics.CreateHistogram("payment_duration_seconds", "Duration");
            static readonly Histogram configured = Metrics.CreateHistogram("h", "help", new HistogramConfiguration { LabelNames = new[] { "payer" } });
            static readonly Gauge open = Metrics.CreateGauge("payments_open", "Open");
            void M(string name, ICounter given, IMetricFactory factory) { {{statements}} }
        }
        """);
}
