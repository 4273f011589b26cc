using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>What one flush writes: metrics with the dimensions and metadata they share.</summary>
internal sealed class MetricsBlob
{
    private const int MaxDimensions = 29;

    private readonly object gate = new();
    private readonly List<RecordedMetric> metrics = new();
    private readonly Dictionary<string, string> defaultDimensions = new();
    private readonly Dictionary<string, string> dimensions = new();
    private readonly Dictionary<string, object> metadata = new();
    private readonly Func<string> nameSpace;
    private readonly Func<string> service;
    private string flushedNamespace;
    private string flushedService;

    public MetricsBlob(Func<string> nameSpace, Func<string> service, IReadOnlyDictionary<string, string> defaults)
    {
        this.nameSpace = nameSpace;
        this.service = service;
        SetDefaultDimensions(defaults);
    }

    public bool Flushed { get; private set; }

    public string Namespace => Flushed ? flushedNamespace : nameSpace();

    public string Service => Flushed ? flushedService : service();

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return metrics.Count == 0;
            }
        }
    }

    public RecordedMetric Add(string name, double value, MetricUnit unit, MetricResolution resolution, bool single)
    {
        var metric = new RecordedMetric(this, name, value, unit, resolution, single);
        lock (gate)
        {
            metrics.Add(metric);
        }

        return metric;
    }

    public void SetDefaultDimensions(IReadOnlyDictionary<string, string> defaults)
    {
        lock (gate)
        {
            defaultDimensions.Clear();
            foreach (var (key, value) in defaults)
            {
                defaultDimensions[key] = value;
            }
        }
    }

    /// <summary>As in the original, a second value for the same key is refused with no more than a line on the console.</summary>
    public void AddDimension(string key, string value)
    {
        lock (gate)
        {
            if (dimensions.ContainsKey(key))
            {
                Console.WriteLine($"##WARNING##: Failed to Add dimension '{key}'. Dimension already exists.");
                return;
            }

            if (dimensions.Count + defaultDimensions.Count >= MaxDimensions)
            {
                throw new ArgumentOutOfRangeException(nameof(key), $"Cannot add more than {MaxDimensions} dimensions at the same time.");
            }

            dimensions.Add(key, value);
        }
    }

    public void AddMetadata(string key, object value)
    {
        lock (gate)
        {
            metadata.TryAdd(key, value);
        }
    }

    public IReadOnlyDictionary<string, string> Dimensions()
    {
        lock (gate)
        {
            var all = new Dictionary<string, string>(defaultDimensions);
            foreach (var (key, value) in dimensions)
            {
                all[key] = value;
            }

            return all;
        }
    }

    public IReadOnlyDictionary<string, object> MetadataCopy()
    {
        lock (gate)
        {
            return new Dictionary<string, object>(metadata);
        }
    }

    /// <summary>Writes one EMF line. What the original refuses only here is refused only here, and the blob is then kept.</summary>
    public void Flush()
    {
        if (string.IsNullOrWhiteSpace(Namespace))
        {
            throw new SchemaValidationException("namespace");
        }

        lock (gate)
        {
            var all = Dimensions();
            var clash = metrics.FirstOrDefault(metric => all.ContainsKey(metric.Name));
            if (clash is not null)
            {
                throw new ArgumentException($"An item with the same key has already been added. Key: {clash.Name}");
            }

            var line = Emf(all);
            flushedNamespace = Namespace;
            flushedService = Service;
            Flushed = true;
            Console.WriteLine(line);
        }
    }

    private string Emf(IReadOnlyDictionary<string, string> all)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("_aws");
            writer.WriteNumber("Timestamp", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            writer.WriteStartArray("CloudWatchMetrics");
            writer.WriteStartObject();
            writer.WriteString("Namespace", Namespace);
            writer.WriteStartArray("Metrics");
            foreach (var metric in metrics.DistinctBy(metric => metric.Name))
            {
                writer.WriteStartObject();
                writer.WriteString("Name", metric.Name);
                writer.WriteString("Unit", UnitName(metric.Unit));
                if (metric.Resolution != MetricResolution.Default)
                {
                    writer.WriteNumber("StorageResolution", (int)metric.Resolution);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("Dimensions");
            writer.WriteStartArray();
            foreach (var key in all.Keys)
            {
                writer.WriteStringValue(key);
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            foreach (var (key, value) in all)
            {
                writer.WriteString(key, value);
            }

            foreach (var group in metrics.GroupBy(metric => metric.Name))
            {
                writer.WritePropertyName(group.Key);
                var values = group.Select(metric => metric.Value).ToArray();
                JsonSerializer.Serialize(writer, values.Length == 1 ? values[0] : (object)values);
            }

            foreach (var (key, value) in metadata)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string UnitName(MetricUnit unit) =>
        typeof(MetricUnit).GetField(unit.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? unit.ToString();
}
