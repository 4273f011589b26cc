using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>
/// Gives dimensions not to one datum but to every metric that the same logger writes with its next flush (<c>AddDimension</c>,
/// <c>PutDimensions</c>) or from then on (<see cref="IsDefault"/>).
/// </summary>
internal sealed class DimensionSignal : Signal
{
    public DimensionSignal(SyntaxNode syntax, string dialect, DimensionList dimensions)
        : base(syntax, dialect)
    {
        Dimensions = dimensions.Items;
        HasOtherDimensions = !dimensions.IsComplete;
    }

    /// <summary>The dimensions; empty where none of them can be told.</summary>
    public ImmutableArray<MetricDimension> Dimensions { get; }

    /// <summary>Whether there may be more than <see cref="Dimensions"/>.</summary>
    public bool HasOtherDimensions { get; }

    /// <summary>The sets as they are given where they replace the library's own, one for each; empty where they are added to those.</summary>
    public ImmutableArray<DimensionShape> Sets { get; init; } = ImmutableArray<DimensionShape>.Empty;

    /// <summary>Whether the library's own dimensions are left out from here on, or may be.</summary>
    public bool MayReplace { get; init; }

    /// <summary>Whether they stay for every flush, as default dimensions do.</summary>
    public bool IsDefault { get; init; }
}
