using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Tests.Telemetry;

/// <summary>The libraries that dialect tests compile against.</summary>
internal static class Libraries
{
    public static ImmutableArray<MetadataReference> None { get; } = ImmutableArray<MetadataReference>.Empty;

    public static ImmutableArray<MetadataReference> Powertools { get; } =
    [
        SignalReading.Assembly(typeof(AWS.Lambda.Powertools.Metrics.Metrics)),
        SignalReading.Assembly(typeof(Amazon.Lambda.Core.ILambdaContext)),
    ];

    /// <summary>Version 1: other parameter names, no options, no builder.</summary>
    public static ImmutableArray<MetadataReference> PowertoolsV1 { get; } =
    [
        SignalReading.Library("AWS.Lambda.Powertools.Metrics", """
            using System.Collections.Generic;
            namespace AWS.Lambda.Powertools.Metrics
            {
                public enum MetricUnit { None, Seconds, Microseconds, Milliseconds, Count, CountPerSecond }
                public enum MetricResolution { Standard = 60, High = 1, Default = 0 }
                public class MetricsAttribute : System.Attribute { public string Namespace { get; set; } public string Service { get; set; } }
                public class Metrics
                {
                    public static void AddMetric(string key, double value, MetricUnit unit = MetricUnit.None, MetricResolution metricResolution = MetricResolution.Default) { }
                    public static void SetNamespace(string nameSpace) { }
                    public static void AddDimension(string key, string value) { }
                    public static void SetDefaultDimensions(Dictionary<string, string> defaultDimensions) { }
                    public static void PushSingleMetric(string metricName, double value, MetricUnit unit, string nameSpace = null, string service = null,
                        Dictionary<string, string> defaultDimensions = null, MetricResolution metricResolution = MetricResolution.Default) { }
                }
            }
            """),
    ];

    /// <summary>All that loggers are made of: Microsoft.Extensions.Logging, Serilog, Powertools and Lambda's own.</summary>
    public static ImmutableArray<MetadataReference> Logging { get; } =
    [
        .. Net100.References.All,
        SignalReading.Assembly(typeof(Microsoft.Extensions.Logging.ILogger)),
        SignalReading.Assembly(typeof(Serilog.ILogger)),
        SignalReading.Assembly(typeof(AWS.Lambda.Powertools.Logging.Logger)),
        SignalReading.Assembly(typeof(Amazon.Lambda.Core.ILambdaContext)),
    ];

    /// <summary>Powertools Logging version 1, which has extra keys and no fields of holes, and a Lambda logger without templates.</summary>
    public static ImmutableArray<MetadataReference> OldLogging { get; } =
    [
        SignalReading.Library("AWS.Lambda.Powertools.Logging", """
            using System;
            namespace AWS.Lambda.Powertools.Logging
            {
                public class LoggingAttribute : Attribute { public bool LogEvent { get; set; } }
                public class Logger
                {
                    public static void LogInformation(string message, params object[] args) { }
                    public static void LogInformation<T>(T extraKeys, string message, params object[] args) where T : class { }
                    public static void LogError(Exception exception, string message, params object[] args) { }
                    public static void LogError(string message, params object[] args) { }
                    public static void AppendKey(string key, object value) { }
                }
            }
            """),
        SignalReading.Library("Amazon.Lambda.Core", """
            namespace Amazon.Lambda.Core
            {
                public interface ILambdaLogger { void Log(string message); void LogLine(string message); void LogInformation(string message); }
                public interface ILambdaContext { ILambdaLogger Logger { get; } }
            }
            """),
    ];

    /// <summary>.NET 10, whose instruments take spans of tags.</summary>
    public static ImmutableArray<MetadataReference> Net10 { get; } = [.. Net100.References.All];

    public static ImmutableArray<MetadataReference> CloudWatchV4 { get; } =
    [
        .. Net100.References.All,
        SignalReading.Assembly(typeof(Amazon.CloudWatch.IAmazonCloudWatch)),
        SignalReading.Assembly(typeof(Amazon.Runtime.AmazonServiceClient)),
    ];

    /// <summary>Version 3: value types that are not nullable, collections that are never null, a synchronous call too.</summary>
    public static ImmutableArray<MetadataReference> CloudWatchV3 { get; } =
    [
        SignalReading.Library("AWSSDK.CloudWatch", """
            using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks;
            namespace Amazon.CloudWatch
            {
                public class StandardUnit
                {
                    public static readonly StandardUnit None = new StandardUnit("None"), Count = new StandardUnit("Count"), CountSecond = new StandardUnit("Count/Second"), Milliseconds = new StandardUnit("Milliseconds");
                    public StandardUnit(string value) { }
                    public static StandardUnit FindValue(string value) => new StandardUnit(value);
                    public static implicit operator StandardUnit(string value) => new StandardUnit(value);
                }
                public interface IAmazonCloudWatch
                {
                    Model.PutMetricDataResponse PutMetricData(Model.PutMetricDataRequest request);
                    Task<Model.PutMetricDataResponse> PutMetricDataAsync(Model.PutMetricDataRequest request, CancellationToken cancellationToken = default);
                }
                public class AmazonCloudWatchClient : IAmazonCloudWatch
                {
                    public Model.PutMetricDataResponse PutMetricData(Model.PutMetricDataRequest request) => null;
                    public Task<Model.PutMetricDataResponse> PutMetricDataAsync(Model.PutMetricDataRequest request, CancellationToken cancellationToken = default) => null;
                }
            }
            namespace Amazon.CloudWatch.Model
            {
                public class PutMetricDataRequest { public List<MetricDatum> MetricData { get; set; } = new List<MetricDatum>(); public string Namespace { get; set; } }
                public class PutMetricDataResponse { }
                public class MetricDatum
                {
                    public List<Dimension> Dimensions { get; set; } = new List<Dimension>();
                    public string MetricName { get; set; } public StandardUnit Unit { get; set; } public double Value { get; set; }
                    public DateTime TimestampUtc { get; set; } public int StorageResolution { get; set; }
                }
                public class Dimension { public string Name { get; set; } public string Value { get; set; } }
            }
            """),
    ];

    public static ImmutableArray<MetadataReference> EmbeddedMetrics { get; } =
    [
        SignalReading.Assembly(typeof(Amazon.CloudWatch.EMF.Logger.MetricsLogger)),
        SignalReading.Assembly(typeof(Microsoft.Extensions.Logging.ILoggerFactory)),
    ];

    public static ImmutableArray<MetadataReference> Prometheus { get; } =
    [
        SignalReading.Library("Prometheus.NetStandard", """
            using System;
            namespace Prometheus
            {
                public interface ICounter { void Inc(double increment = 1); void IncTo(double targetValue); double Value { get; } }
                public interface IGauge { void Set(double val); void Inc(double increment = 1); void Dec(double decrement = 1); }
                public interface IObserver { void Observe(double val); }
                public interface IHistogram : IObserver { void Observe(double val, long count); }
                public interface ISummary : IObserver { }
                public interface ITimer : IDisposable { TimeSpan ObserveDuration(); }
                public interface ICollector<out TChild> { TChild WithLabels(params string[] labelValues); }
                public class Counter : ICounter, ICollector<Counter.Child>
                {
                    public class Child : ICounter { public void Inc(double increment = 1) { } public void IncTo(double targetValue) { } public double Value => 0; }
                    public void Inc(double increment = 1) { } public void IncTo(double targetValue) { } public double Value => 0;
                    public Child WithLabels(params string[] labelValues) => null;
                }
                public class Gauge : IGauge
                {
                    public void Set(double val) { } public void Inc(double increment = 1) { } public void Dec(double decrement = 1) { }
                }
                public class Histogram : IHistogram, ICollector<Histogram.Child>
                {
                    public class Child : IHistogram { public void Observe(double val) { } public void Observe(double val, long count) { } }
                    public void Observe(double val) { } public void Observe(double val, long count) { }
                    public Child WithLabels(params string[] labelValues) => null;
                }
                public class CounterConfiguration { public string[] LabelNames { get; set; } }
                public class HistogramConfiguration { public string[] LabelNames { get; set; } public double[] Buckets { get; set; } }
                public interface IMetricFactory { Counter CreateCounter(string name, string help, CounterConfiguration configuration = null); }
                public class MetricFactory : IMetricFactory { public Counter CreateCounter(string name, string help, CounterConfiguration configuration = null) => null; }
                public static class Metrics
                {
                    public static Counter CreateCounter(string name, string help, CounterConfiguration configuration = null) => null;
                    public static Counter CreateCounter(string name, string help, params string[] labelNames) => null;
                    public static Gauge CreateGauge(string name, string help, params string[] labelNames) => null;
                    public static Histogram CreateHistogram(string name, string help, HistogramConfiguration configuration = null) => null;
                }
                public static class TimerExtensions { public static ITimer NewTimer(this IObserver observer) => null; }
                public static class CounterExtensions { public static void CountExceptions(this ICounter counter, Action wrapped) { } }
            }
            """),
    ];

    public static ImmutableArray<MetadataReference> AppMetrics { get; } =
    [
        SignalReading.Library("App.Metrics.Abstractions", """
            using System;
            namespace App.Metrics
            {
                public interface IMetrics { IMeasureMetrics Measure { get; } }
                public interface IMeasureMetrics { IMeasureCounterMetrics Counter { get; } IMeasureTimerMetrics Timer { get; } }
                public interface IMeasureCounterMetrics { void Increment(Counter.CounterOptions options); void Increment(Counter.CounterOptions options, long amount); }
                public interface IMeasureTimerMetrics { IDisposable Time(Timer.TimerOptions options); }
                public abstract class MetricValueOptionsBase { public string Name { get; set; } public string Context { get; set; } }
            }
            namespace App.Metrics.Counter { public class CounterOptions : MetricValueOptionsBase { } }
            namespace App.Metrics.Timer { public class TimerOptions : MetricValueOptionsBase { } }
            """),
    ];

    public static ImmutableArray<MetadataReference> DogStatsD { get; } =
    [
        SignalReading.Library("StatsdClient", """
            using System;
            namespace StatsdClient
            {
                public interface IDogStatsd : IDisposable
                {
                    void Counter(string statName, double value, double sampleRate = 1.0, string[] tags = null, DateTimeOffset? timestamp = null);
                    void Increment(string statName, int value = 1, double sampleRate = 1.0, string[] tags = null, DateTimeOffset? timestamp = null);
                    void Histogram(string statName, double value, double sampleRate = 1.0, string[] tags = null);
                    void Timer(string statName, double value, double sampleRate = 1.0, string[] tags = null);
                    IDisposable StartTimer(string name, double sampleRate = 1.0, string[] tags = null);
                    void Time(Action action, string statName, double sampleRate = 1.0, string[] tags = null);
                    void Event(string title, string text);
                    void ServiceCheck(string name, int status);
                }
                public class DogStatsdService : IDogStatsd
                {
                    public void Counter(string statName, double value, double sampleRate = 1.0, string[] tags = null, DateTimeOffset? timestamp = null) { }
                    public void Increment(string statName, int value = 1, double sampleRate = 1.0, string[] tags = null, DateTimeOffset? timestamp = null) { }
                    public void Histogram(string statName, double value, double sampleRate = 1.0, string[] tags = null) { }
                    public void Timer(string statName, double value, double sampleRate = 1.0, string[] tags = null) { }
                    public IDisposable StartTimer(string name, double sampleRate = 1.0, string[] tags = null) => null;
                    public void Time(Action action, string statName, double sampleRate = 1.0, string[] tags = null) { }
                    public void Event(string title, string text) { }
                    public void ServiceCheck(string name, int status) { }
                    public void Dispose() { }
                }
                public static class DogStatsd
                {
                    public static void Increment(string statName, int value = 1, double sampleRate = 1.0, string[] tags = null, DateTimeOffset? timestamp = null) { }
                    public static void Gauge(string statName, double value, double sampleRate = 1.0, string[] tags = null, DateTimeOffset? timestamp = null) { }
                    public static void Distribution(string statName, double value, double sampleRate = 1.0, string[] tags = null) { }
                    public static void Event(string title, string text) { }
                    public static bool Configure(string config) => true;
                }
            }
            """),
    ];

    public static ImmutableArray<MetadataReference> ApplicationInsights { get; } =
    [
        SignalReading.Library("Microsoft.ApplicationInsights", """
            using System.Collections.Generic;
            namespace Microsoft.ApplicationInsights
            {
                public sealed class TelemetryClient
                {
                    public void TrackMetric(string name, double value, IDictionary<string, string> properties = null) { }
                    public void TrackMetric(DataContracts.MetricTelemetry telemetry) { }
                    public void TrackEvent(string eventName, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null) { }
                    public void TrackTrace(string message) { }
                    public Metric GetMetric(string metricId) => null;
                    public Metric GetMetric(string metricId, string dimension1Name) => null;
                }
                public sealed class Metric
                {
                    public void TrackValue(double metricValue) { }
                    public bool TrackValue(double metricValue, string dimension1Value) => true;
                }
            }
            namespace Microsoft.ApplicationInsights.DataContracts
            {
                public sealed class MetricTelemetry { public MetricTelemetry() { } public MetricTelemetry(string name, double value) { } public string Name { get; set; } public double Sum { get; set; } }
            }
            """),
    ];
}
