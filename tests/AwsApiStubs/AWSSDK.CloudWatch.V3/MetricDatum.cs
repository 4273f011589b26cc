using System;
using System.Collections.Generic;

namespace Amazon.CloudWatch.Model;

/// <summary>The v3 shape: collections start out empty and values are not nullable.</summary>
public partial class MetricDatum
{
    public List<double> Counts { get; set; } = new();

    public List<Dimension> Dimensions { get; set; } = new();

    public string MetricName { get; set; }

    public StatisticSet StatisticValues { get; set; }

    public int StorageResolution { get; set; }

    public DateTime Timestamp { get; set; }

    public DateTime TimestampUtc { get; set; }

    public StandardUnit Unit { get; set; }

    public double Value { get; set; }

    public List<double> Values { get; set; } = new();
}
