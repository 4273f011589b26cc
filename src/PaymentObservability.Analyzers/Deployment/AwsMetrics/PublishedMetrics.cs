using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>The metrics that AWS publishes, of the namespaces that a payment service meets.</summary>
internal static class PublishedMetrics
{
    private static readonly Lazy<Dictionary<string, ImmutableDictionary<string, PublishedMetric>>> All = new(Read);

    /// <summary>The namespaces that are known here.</summary>
    public static IEnumerable<string> Namespaces => All.Value.Keys.OrderBy(ns => ns, StringComparer.Ordinal);

    /// <summary>Whether all metrics of a namespace are known here.</summary>
    public static bool Knows(string @namespace) => All.Value.ContainsKey(@namespace);

    /// <summary>Whether a namespace is AWS's own, known here or not.</summary>
    public static bool IsAws(string @namespace) => @namespace.StartsWith("AWS/", StringComparison.Ordinal) || Knows(@namespace);

    /// <summary>The metric of a name, or null.</summary>
    public static PublishedMetric? Find(string @namespace, string name) =>
        All.Value.TryGetValue(@namespace, out var metrics) && metrics.TryGetValue(name, out var metric) ? metric : null;

    /// <summary>All metrics of a namespace.</summary>
    public static IEnumerable<PublishedMetric> Of(string @namespace) =>
        All.Value.TryGetValue(@namespace, out var metrics) ? metrics.Values.OrderBy(metric => metric.Name, StringComparer.Ordinal) : Enumerable.Empty<PublishedMetric>();

    // One line is a namespace, or a metric: name|statistic|set;set, names of a set with commas between, * for the set without names.
    private static Dictionary<string, ImmutableDictionary<string, PublishedMetric>> Read()
    {
        var all = new Dictionary<string, ImmutableDictionary<string, PublishedMetric>>(StringComparer.Ordinal);
        var sets = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal) { ["*"] = ImmutableArray<string>.Empty };
        var ns = "";
        var metrics = ImmutableDictionary.CreateBuilder<string, PublishedMetric>(StringComparer.Ordinal);
        foreach (var line in AwsMetricTable.Text.Split('\n'))
        {
            var fields = line.Trim('\r', ' ').Split('|');
            if (fields.Length == 3)
            {
                metrics[fields[0]] = new(ns, fields[0], fields[1], fields[2].Split(';').Select(SetOf).ToImmutableArray());
            }
            else if (fields[0].Length > 0)
            {
                Close();
                ns = fields[0];
                metrics.Clear();
            }
        }

        Close();
        return all;

        void Close()
        {
            if (ns.Length > 0)
            {
                all[ns] = metrics.ToImmutable();
            }
        }

        ImmutableArray<string> SetOf(string text)
        {
            if (!sets.TryGetValue(text, out var set))
            {
                sets.Add(text, set = text.Split(',').ToImmutableArray());
            }

            return set;
        }
    }
}
