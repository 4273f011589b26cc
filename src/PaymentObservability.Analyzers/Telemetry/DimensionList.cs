using System.Collections.Immutable;

namespace PaymentObservability.Telemetry;

/// <summary>The dimensions that code gives, as far as they can be told.</summary>
/// <param name="Items">Those that can.</param>
/// <param name="IsComplete">Whether there are no others.</param>
internal readonly record struct DimensionList(ImmutableArray<MetricDimension> Items, bool IsComplete)
{
    /// <summary>Whether all of them are there always, and none in some cases only.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>No dimension at all.</summary>
    public static DimensionList None { get; } = new(ImmutableArray<MetricDimension>.Empty, true);

    /// <summary>Exactly this one.</summary>
    public static DimensionList Of(MetricDimension dimension) => new(ImmutableArray.Create(dimension), true);

    /// <summary>Both lists.</summary>
    public DimensionList Add(DimensionList other) => new(Items.AddRange(other.Items), IsComplete && other.IsComplete) { IsCertain = IsCertain && other.IsCertain };
}
