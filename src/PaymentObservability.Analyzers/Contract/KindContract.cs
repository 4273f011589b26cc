using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>What one kind of operation must emit.</summary>
internal sealed record KindContract
{
    /// <summary>The kind that owes all of this.</summary>
    public PaymentKind Kind { get; init; }

    /// <summary>The CloudWatch namespace of its metrics.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Its metrics, in the order in which messages name them.</summary>
    public ImmutableArray<MetricRequirement> Metrics { get; init; } = ImmutableArray<MetricRequirement>.Empty;

    /// <summary>Name of the segment or span around an attempt.</summary>
    public string Span { get; init; } = "";

    /// <summary>Names of the subsegments of its steps.</summary>
    public ImmutableArray<string> Steps { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Annotations that make its trace searchable.</summary>
    public ImmutableArray<string> Annotations { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The phrase that the outcome log starts with, which the guide's log queries look for.</summary>
    public string LogPhrase { get; init; } = "";

    /// <summary>Fields of the outcome log.</summary>
    public ImmutableArray<string> LogFields { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The metric of a role, or null where this kind has none.</summary>
    public MetricRequirement? Metric(MetricRole role)
    {
        foreach (var metric in Metrics)
        {
            if (metric.Role == role)
            {
                return metric;
            }
        }

        return null;
    }
}
