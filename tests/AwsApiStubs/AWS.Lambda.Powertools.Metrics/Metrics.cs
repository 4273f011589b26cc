using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.Core;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>
/// The v3 and v4 shape: Flush, AddDimensions and SetService are static. One context serves all threads here; that the
/// original keeps one for each managed thread is not reproduced.
/// </summary>
public class Metrics : IMetrics, IDisposable
{
    private const string ServiceUndefined = "service_undefined";

    private static readonly object Gate = new();
    private static IMetrics instance;

    private readonly MetricsOptions options;
    private MetricsBlob blob;

    internal Metrics(MetricsOptions options)
    {
        this.options = options;
        options.Namespace ??= Variable("POWERTOOLS_METRICS_NAMESPACE");
        options.Service ??= Variable("POWERTOOLS_SERVICE_NAME");
        options.DefaultDimensions = options.DefaultDimensions is null ? new() : new(options.DefaultDimensions);
        blob = NewBlob();
    }

    public static IMetrics Instance
    {
        get
        {
            lock (Gate)
            {
                return instance ??= new Metrics(new MetricsOptions());
            }
        }
    }

    public static Dictionary<string, string> DefaultDimensions => Instance.Options.DefaultDimensions;

    public static string Namespace => Instance.Options.Namespace;

    public static string Service => Instance.Options.Service;

    public MetricsOptions Options => options;

    public static IMetrics Configure(Action<MetricsOptions> configure)
    {
        var configured = new MetricsOptions();
        configure(configured);
        lock (Gate)
        {
            return instance = new Metrics(configured);
        }
    }

    public static void AddMetric(string key, double value, MetricUnit unit = MetricUnit.None, MetricResolution resolution = MetricResolution.Default) =>
        Instance.AddMetric(key, value, unit, resolution);

    public static void SetNamespace(string nameSpace) => Instance.SetNamespace(nameSpace);

    public static void SetService(string service) => Instance.SetService(service);

    public static void AddDimension(string key, string value) => Instance.AddDimension(key, value);

    public static void AddDimensions(params (string key, string value)[] dimensions) => Instance.AddDimensions(dimensions);

    public static void AddMetadata(string key, object value) => Instance.AddMetadata(key, value);

    public static void SetDefaultDimensions(Dictionary<string, string> defaultDimensions) => Instance.SetDefaultDimensions(defaultDimensions);

    public static void ClearDefaultDimensions() => Instance.ClearDefaultDimensions();

    public static void Flush(bool metricsOverflow = false) => Instance.Flush(metricsOverflow);

    public static void PushSingleMetric(string name, double value, MetricUnit unit, string nameSpace = null, string service = null, Dictionary<string, string> dimensions = null, MetricResolution resolution = MetricResolution.Default) =>
        Instance.PushSingleMetric(name, value, unit, nameSpace, service, dimensions, resolution);

    public static void UseMetricsForTests(IMetrics metricsInstance)
    {
        lock (Gate)
        {
            instance = metricsInstance;
        }
    }

    public string GetNamespace() => options.Namespace;

    public void SetRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics) => options.RaiseOnEmptyMetrics = raiseOnEmptyMetrics;

    public void SetCaptureColdStart(bool captureColdStart) => options.CaptureColdStart = captureColdStart;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            ((IMetrics)this).Flush();
        }
    }

    internal static void Reset()
    {
        lock (Gate)
        {
            instance = null;
        }
    }

    void IMetrics.AddMetric(string key, double value, MetricUnit unit, MetricResolution resolution)
    {
        RecordedMetrics.BeforeRecord();
        RequireMetric(key, value);
        if (!Disabled)
        {
            RecordedMetrics.Add(blob.Add(key, value, unit, resolution, single: false));
        }
    }

    void IMetrics.AddDimension(string key, string value)
    {
        RecordedMetrics.BeforeRecord();
        Require(key, nameof(key));
        blob.AddDimension(key, value);
    }

    void IMetrics.AddDimensions(params (string key, string value)[] dimensions)
    {
        RecordedMetrics.BeforeRecord();
        foreach (var (key, value) in dimensions ?? Array.Empty<(string, string)>())
        {
            Require(key, nameof(key));
            Require(value, nameof(value));
        }

        foreach (var (key, value) in dimensions ?? Array.Empty<(string, string)>())
        {
            blob.AddDimension(key, value);
        }
    }

    void IMetrics.AddMetadata(string key, object value)
    {
        RecordedMetrics.BeforeRecord();
        Require(key, nameof(key));
        blob.AddMetadata(key, value);
    }

    void IMetrics.SetDefaultDimensions(Dictionary<string, string> defaultDimensions)
    {
        foreach (var (key, value) in defaultDimensions)
        {
            Require(key, nameof(key));
            Require(value, nameof(value));
        }

        options.DefaultDimensions = new(defaultDimensions);
        blob.SetDefaultDimensions(Defaults());
    }

    void IMetrics.SetNamespace(string nameSpace) => options.Namespace = string.IsNullOrWhiteSpace(nameSpace) ? options.Namespace : nameSpace;

    void IMetrics.SetService(string service)
    {
        options.Service = string.IsNullOrWhiteSpace(service) ? options.Service : service;
        blob.SetDefaultDimensions(Defaults());
    }

    void IMetrics.PushSingleMetric(string name, double value, MetricUnit unit, string nameSpace, string service, Dictionary<string, string> dimensions, MetricResolution resolution)
    {
        RecordedMetrics.BeforeRecord();
        RequireMetric(name, value);
        if (Disabled)
        {
            return;
        }

        // The original makes a context of its own: what was added to the shared one does not show up here.
        var single = new MetricsBlob(() => nameSpace ?? options.Namespace, () => service ?? options.Service, dimensions ?? new Dictionary<string, string>());
        var metric = single.Add(name, value, unit, resolution, single: true);
        single.Flush();
        RecordedMetrics.Add(metric);
    }

    void IMetrics.ClearDefaultDimensions()
    {
        options.DefaultDimensions.Clear();
        blob.SetDefaultDimensions(new Dictionary<string, string>());
    }

    void IMetrics.Flush(bool metricsOverflow)
    {
        RecordedMetrics.BeforeFlush();
        if (blob.IsEmpty)
        {
            if (options.RaiseOnEmptyMetrics == true)
            {
                throw new SchemaValidationException(true);
            }

            if (!Disabled)
            {
                Console.WriteLine("##User-WARNING## No application metrics to publish. The cold-start metric may be published if enabled. If application metrics should never be empty, consider using 'RaiseOnEmptyMetrics = true'");
            }
        }
        else
        {
            blob.Flush();
            blob = NewBlob();
        }

        RecordedMetrics.Flushed();
    }

    void IMetrics.SetFunctionName(string functionName) => options.FunctionName = functionName;

    void IMetrics.CaptureColdStartMetric(ILambdaContext context)
    {
        if (options.CaptureColdStart != true)
        {
            return;
        }

        options.CaptureColdStart = false;
        var dimensions = Defaults().ToDictionary(pair => pair.Key, pair => pair.Value);
        if ((options.FunctionName ?? context?.FunctionName) is { } function)
        {
            dimensions["FunctionName"] = function;
        }

        ((IMetrics)this).PushSingleMetric("ColdStart", 1, MetricUnit.Count, options.Namespace, options.Service, dimensions);
    }

    private static bool Disabled => string.Equals(Variable("POWERTOOLS_METRICS_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static void Require(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentNullException(name, "A valid, non-empty value is required.");
        }
    }

    private static void RequireMetric(string key, double value)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentNullException(nameof(key), "'AddMetric' method requires a valid metrics key. 'Null' or empty values are not allowed.");
        }

        if (key.Length > 255)
        {
            throw new ArgumentOutOfRangeException(nameof(key), "'AddMetric' method requires a valid metrics key. 'Null' or empty values are not allowed and the length is at most 255.");
        }

        if (value < 0)
        {
            throw new ArgumentException("'AddMetric' method requires a valid metrics value. Value must be >= 0.", nameof(value));
        }
    }

    private MetricsBlob NewBlob() => new(() => options.Namespace, () => options.Service, Defaults());

    // The service is a dimension of its own, unless it is the placeholder.
    private Dictionary<string, string> Defaults()
    {
        var defaults = new Dictionary<string, string>();
        if (options.Service is { } service && service != ServiceUndefined)
        {
            defaults["Service"] = service;
        }

        foreach (var (key, value) in options.DefaultDimensions)
        {
            defaults[key] = value;
        }

        return defaults;
    }
}
