using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>A widget of a dashboard.</summary>
internal sealed class Widget
{
    public Widget(string type, string? title, Location location)
    {
        Type = type;
        Title = title;
        Location = location;
    }

    /// <summary><c>metric</c>, <c>log</c>, <c>alarm</c>, <c>text</c>, <c>explorer</c>, <c>custom</c>.</summary>
    public string Type { get; }

    /// <summary>Its title, or null.</summary>
    public string? Title { get; }

    /// <summary>Where it stands.</summary>
    public Location Location { get; }

    /// <summary>The Region that it shows, or null.</summary>
    public NameExpression? Region { get; init; }

    /// <summary>The metrics that it shows, those only used in expressions included.</summary>
    public ImmutableArray<WatchedMetric> Metrics { get; init; } = ImmutableArray<WatchedMetric>.Empty;

    /// <summary>Its metric math.</summary>
    public ImmutableArray<MetricMath> Expressions { get; init; } = ImmutableArray<MetricMath>.Empty;

    /// <summary>Names or ARNs of the alarms that it shows, by itself or as a line in a graph.</summary>
    public ImmutableArray<NameExpression> Alarms { get; init; } = ImmutableArray<NameExpression>.Empty;

    /// <summary>The log query that it shows, or null.</summary>
    public LogQuery? Query { get; init; }

    public override string ToString() => $"{Type} {Title}";
}
