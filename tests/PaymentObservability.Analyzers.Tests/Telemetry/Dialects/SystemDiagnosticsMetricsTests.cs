using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

public sealed class SystemDiagnosticsMetricsTests
{
    [Fact]
    public void CounterOfAStaticField()
    {
        var metric = Assert.Single(Metrics("""success.Add(1, new KeyValuePair<string, object?>("provider", name), KeyValuePair.Create<string, object?>("wallet", (object?)name));"""));
        Assert.Equal("payments.success", metric.Name.Single);
        Assert.Equal("Contoso.Payments", metric.Namespace.Single);
        Assert.Equal("Count", metric.Unit);
        Assert.Equal("1", metric.Value?.Syntax.ToString());
        Assert.Equal(["provider", "wallet"], metric.Dimensions.Select(dimension => dimension.Name.Single));
        Assert.Equal("name", metric.Dimensions[0].Value?.Syntax.ToString());
        Assert.Equal("\"payments.success\"", metric.NameSyntax?.ToString());
        Assert.False(metric.IsBuffered);
    }

    [Theory]
    [InlineData("duration.Record(1.5);", "payments.duration", "Milliseconds")]
    [InlineData("PaymentTelemetry.Failed.Add(1);", "payments.failed", "Count")]
    [InlineData("PaymentTelemetry.Gauge.Add(1);", "payments.open", null)]
    [InlineData("telemetry.FromConstructor.Add(1);", "payments.constructed", "Count")]
    [InlineData("telemetry.FromFactory.Add(1);", "payments.factory", "Count")]
    [InlineData("success?.Add(1);", "payments.success", "Count")]
    [InlineData("var local = Meter.CreateCounter<int>(\"payments.local\", \"1\"); local.Add(1);", "payments.local", "Count")]
    [InlineData("Amounts().Record(1);", "payments.amount", "None")]
    [InlineData("lazily ??= Meter.CreateCounter<int>(\"payments.lazy\"); lazily.Add(1);", "payments.lazy", null)]
    public void Origins(string statements, string name, string? unit)
    {
        var metric = Assert.Single(Metrics(statements));
        Assert.Equal(name, metric.Name.Single);
        Assert.Equal(unit, metric.Unit);
    }

    [Theory]
    [InlineData("telemetry.FromFactory.Add(1);", "Contoso.Factory")]
    [InlineData("telemetry.FromOptions.Add(1);", "Contoso.Options")]
    [InlineData("telemetry.FromConstructor.Add(1);", "Contoso.Payments")]
    public void MeterNames(string statement, string expected) => Assert.Equal(expected, Assert.Single(Metrics(statement)).Namespace.Single);

    [Fact]
    public void TagLists()
    {
        var metric = Assert.Single(Metrics("""
            var tags = new TagList { { "provider", name } };
            tags.Add("currency", "EUR");
            success.Add(1, tags);
            """));
        Assert.Equal(["provider", "currency"], metric.Dimensions.Select(dimension => dimension.Name.Single));
    }

    [Theory]
    [InlineData("success.Add(1, new TagList { new(\"a\", 1), new(\"b\", 2) });")]
    [InlineData("success.Add(1, new[] { new KeyValuePair<string, object?>(\"a\", 1), new(\"b\", 2) });")]
    [InlineData("success.Add(1, new KeyValuePair<string, object?>(\"a\", 1), new KeyValuePair<string, object?>(\"b\", 2));")]
    [InlineData("KeyValuePair<string, object?>[] tags = [new(\"a\", 1), new(\"b\", 2)]; success.Add(1, tags);")]
    public void TagShapes(string statement)
    {
        Assert.Equal(["a", "b"], Assert.Single(Metrics(statement)).Dimensions.Select(dimension => dimension.Name.Single));
        Assert.Equal(["a", "b"], Assert.Single(MetricsOn(Libraries.Net10, statement)).Dimensions.Select(dimension => dimension.Name.Single));
    }

    [Theory]
    [InlineData("success.Add(1);", false)]
    [InlineData("success.Add(1, new TagList { { \"a\", name } });", false)]
    [InlineData("success.Add(1, given2);", true)]
    [InlineData("success.Add(1, new TagList(given2));", true)]
    [InlineData("success.Add(1, [.. given2, new(\"a\", 1)]);", true)]
    public void TagsFromElsewhere(string statement, bool others) => Assert.Equal(others, Assert.Single(Metrics(statement)).HasOtherDimensions);

    [Fact]
    public void EitherInstrument() => Assert.Equal(
        "payments.success|payments.failed",
        string.Join('|', Assert.Single(Metrics("(ok ? success : PaymentTelemetry.Failed).Add(1);")).Name.Values));

    [Theory]
    [InlineData("given.Add(1);")]
    [InlineData("telemetry.Injected.Add(1);")]
    [InlineData("telemetry.Mutable.Add(1);")]
    [InlineData("(ok ? success : given).Add(1);")]
    [InlineData("Meter.CreateCounter<int>(name + 1).Add(1);")]
    [InlineData("Make(\"payments.made\").Add(1);")]
    [InlineData("System.Action<long> add = success.Add;")]
    public void UnknownOrigins(string statement) => Assert.False(Assert.Single(Metrics(statement)).Name.IsKnown);

    [Fact]
    public void ObservablesMeasureByThemselves()
    {
        var metric = Assert.Single(Metrics("""Meter.CreateObservableGauge("wallet.balance", () => 1.0, "{usdc}");"""));
        Assert.Equal("wallet.balance", metric.Name.Single);
        Assert.Equal("Contoso.Payments", metric.Namespace.Single);
        Assert.Null(metric.Value);
    }

    [Fact]
    public void CreatingAnInstrumentRecordsNothing() => Assert.Empty(Metrics("""Meter.CreateCounter<int>("payments.unused");"""));

    [Fact]
    public void LookAlike() => Assert.Empty(SignalReading.Of(Libraries.None, """
        class Counter<T> { public void Add(T value) { } }
        class C { void M() { new Counter<int>().Add(1); new System.Collections.Generic.List<int>().Add(1); } }
        """));

    private static ImmutableArray<MetricSignal> Metrics(string statements) => MetricsOn(Libraries.None, statements);

    private static ImmutableArray<MetricSignal> MetricsOn(ImmutableArray<MetadataReference> framework, string statements) => SignalReading.MetricsOf(framework, $$"""
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class C
        {
            private static readonly Meter Meter = new("Contoso.Payments", "1.0");
            private static readonly Counter<long> success = Meter.CreateCounter<long>("payments.success", unit: "{payment}", description: "Payments");
            private readonly Histogram<double> duration = Meter.CreateHistogram<double>("payments.duration", "ms");
            private static Counter<int>? lazily;
            static Histogram<double> Amounts() => Meter.CreateHistogram<double>("payments.amount", "USD");
            static Counter<long> Make(string name) => Meter.CreateCounter<long>(name);
            void M(bool ok, string name, Counter<long> given, PaymentTelemetry telemetry, KeyValuePair<string, object?>[] given2)
            {
                {{statements}}
            }
        }
        """, """
        using System.Diagnostics.Metrics;
        public sealed class PaymentTelemetry
        {
            private static readonly Meter Own = new(MeterName);
            public const string MeterName = "Contoso.Payments";
            public static readonly Counter<long> Failed = Own.CreateCounter<long>("payments.failed", "{payment}");
            public static UpDownCounter<long> Gauge { get; } = Own.CreateUpDownCounter<long>("payments.open");
            public Counter<long> Mutable = Own.CreateCounter<long>("payments.mutable");
            public Counter<long> FromConstructor { get; }
            public Counter<long> FromFactory { get; }
            public Counter<long> FromOptions { get; }
            public Counter<long> Injected { get; }
            public PaymentTelemetry(IMeterFactory factory, Counter<long> injected)
            {
                FromConstructor = Own.CreateCounter<long>("payments.constructed", "1");
                var meter = factory.Create(new MeterOptions("Contoso.Factory"));
                FromFactory = meter.CreateCounter<long>("payments.factory", "1");
                FromOptions = new Meter(new MeterOptions("Contoso.Options")).CreateCounter<long>("payments.options");
                Injected = injected;
            }
        }
        """);
}
