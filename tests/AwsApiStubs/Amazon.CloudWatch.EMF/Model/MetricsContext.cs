using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Amazon.CloudWatch.EMF.Model;

public class MetricsContext
{
    private readonly Dictionary<string, object> properties = new();
    private readonly Dictionary<string, object> metadata = new();
    private readonly List<RecordedEmfMetric> metrics = new();
    private readonly List<DimensionSet> custom = new();
    private bool useDefaults = true;

    public MetricsContext()
    {
    }

    public MetricsContext(string logNamespace, Dictionary<string, object> properties, List<DimensionSet> dimensionSets, DimensionSet defaultDimensionSet)
    {
        Namespace = logNamespace ?? throw new ArgumentNullException(nameof(logNamespace));
        DefaultDimensions = defaultDimensionSet ?? throw new ArgumentNullException(nameof(defaultDimensionSet));
        custom.AddRange(dimensionSets);
        foreach (var (key, value) in properties)
        {
            this.properties[key] = value;
        }
    }

    public string Namespace { get; set; } = Constants.DefaultNamespace;

    public DimensionSet DefaultDimensions { get; set; } = new();

    public bool HasDefaultDimensions => DefaultDimensions.DimensionKeys.Count > 0;

    internal DateTime Timestamp { get; set; } = DateTime.UtcNow;

    internal IReadOnlyList<RecordedEmfMetric> Metrics => metrics;

    public MetricsContext CreateCopyWithContext() => new(Namespace, properties, custom, DefaultDimensions) { useDefaults = useDefaults };

    public void PutMetric(string key, double value, Unit unit, StorageResolution storageResolution = StorageResolution.STANDARD)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > Constants.MaxMetricNameLength || !double.IsFinite(value))
        {
            throw new InvalidMetricException($"Metric is invalid: {key} = {value}");
        }

        var metric = new RecordedEmfMetric(this, key, value, unit, storageResolution);
        metrics.Add(metric);
        RecordedEmf.Add(metric);
    }

    public void PutMetric(string key, double value, StorageResolution storageResolution = StorageResolution.STANDARD) => PutMetric(key, value, Unit.NONE, storageResolution);

    public void PutProperty(string name, object value) => properties[name] = value;

    public object GetProperty(string name) => properties.TryGetValue(name, out var value) ? value : null;

    public void PutDimension(DimensionSet dimensionSet) => custom.Add(dimensionSet);

    public void PutDimension(string dimension, string value) => custom.Add(new DimensionSet(dimension, value));

    public List<DimensionSet> GetAllDimensionSets()
    {
        if (!useDefaults)
        {
            return custom.ToList();
        }

        return custom.Count == 0
            ? new List<DimensionSet> { DefaultDimensions }
            : custom.Select(set => DefaultDimensions.DeepClone().AddRange(set)).ToList();
    }

    public void SetDimensions(params DimensionSet[] dimensionSets) => SetDimensions(false, dimensionSets);

    public void PutMetadata(string key, object value) => metadata.Add(key, value);

    /// <summary>One line of EMF. That the original splits at 100 metrics is not reproduced.</summary>
    public List<string> Serialize()
    {
        var sets = GetAllDimensionSets();
        var values = sets.SelectMany(set => set.Dimensions).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("_aws");
            writer.WriteNumber("Timestamp", new DateTimeOffset(Timestamp.ToUniversalTime()).ToUnixTimeMilliseconds());
            writer.WriteStartArray("CloudWatchMetrics");
            writer.WriteStartObject();
            writer.WriteString("Namespace", Namespace);
            writer.WriteStartArray("Metrics");
            foreach (var metric in metrics.DistinctBy(metric => metric.Name))
            {
                writer.WriteStartObject();
                writer.WriteString("Name", metric.Name);
                writer.WriteString("Unit", UnitName(metric.Unit));
                if (metric.StorageResolution == StorageResolution.HIGH)
                {
                    writer.WriteNumber("StorageResolution", 1);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WritePropertyName("Dimensions");
            var keys = sets.Select(set => set.DimensionKeys).Where(set => set.Count > 0).ToList();
            JsonSerializer.Serialize(writer, keys.Count == 0 ? [[]] : keys);
            writer.WriteEndObject();
            writer.WriteEndArray();
            foreach (var (key, value) in metadata)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, value);
            }

            writer.WriteEndObject();
            foreach (var (key, value) in values)
            {
                writer.WriteString(key, value);
            }

            foreach (var (key, value) in properties)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, value);
            }

            foreach (var group in metrics.GroupBy(metric => metric.Name))
            {
                writer.WritePropertyName(group.Key);
                var all = group.Select(metric => metric.Value).ToArray();
                JsonSerializer.Serialize(writer, all.Length == 1 ? all[0] : (object)all);
            }

            writer.WriteEndObject();
        }

        return new List<string> { Encoding.UTF8.GetString(stream.ToArray()) };
    }

    internal void SetDimensions(bool useDefault, IEnumerable<DimensionSet> dimensionSets)
    {
        useDefaults = useDefault;
        custom.Clear();
        custom.AddRange(dimensionSets);
    }

    internal IReadOnlyDictionary<string, object> PropertiesCopy() => new Dictionary<string, object>(properties);

    private static string UnitName(Unit unit)
    {
        if (unit == Unit.NONE)
        {
            return "None";
        }

        var words = unit.ToString().Split("_PER_").Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant());
        return string.Join("/", words);
    }
}
