using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One metric datum that code records.</summary>
internal sealed class MetricSignal : Signal
{
    public MetricSignal(SyntaxNode syntax, string dialect)
        : base(syntax, dialect)
    {
    }

    /// <summary>The metric's name.</summary>
    public ConstantText Name { get; init; }

    /// <summary>The namespace it is recorded under; for instruments the meter's name.</summary>
    public ConstantText Namespace { get; init; }

    /// <summary>CloudWatch's name of the unit (<c>Milliseconds</c>, <c>Count</c>, <c>None</c>), or null where it cannot be told.</summary>
    public string? Unit { get; init; }

    /// <summary>Dimensions or tags given with this datum.</summary>
    public ImmutableArray<MetricDimension> Dimensions { get; init; } = ImmutableArray<MetricDimension>.Empty;

    /// <summary>Whether there may be more than <see cref="Dimensions"/>: a dictionary from elsewhere, tags built at run time.</summary>
    public bool HasOtherDimensions { get; init; }

    /// <summary>
    /// The dimensions that this datum is recorded by, of which hand-written embedded metrics have several sets; what the library adds by itself left out. Empty where it
    /// cannot be told.
    /// </summary>
    public ImmutableArray<DimensionShape> Shapes { get; init; } = ImmutableArray<DimensionShape>.Empty;

    /// <summary>The operation that gives the unit, where <see cref="Unit"/> may have to be asked of a caller; null where none does.</summary>
    public IOperation? UnitSource { get; init; }

    /// <summary>The recorded value without implicit conversions, so that its type is the source's; null where it cannot be told.</summary>
    public IOperation? Value { get; init; }

    /// <summary>The node that holds the name, for a rename; null where no single node does.</summary>
    public SyntaxNode? NameSyntax { get; init; }

    /// <summary>Whether the library keeps it until a <see cref="FlushSignal"/>; otherwise it leaves at once or by itself.</summary>
    public bool IsBuffered { get; init; }
}
