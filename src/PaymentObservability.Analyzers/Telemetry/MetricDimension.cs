using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One dimension or tag of a metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value without implicit conversions, or null where it cannot be told.</param>
/// <param name="Syntax">Where it is given.</param>
internal sealed record MetricDimension(ConstantText Name, IOperation? Value, SyntaxNode Syntax)
{
    /// <summary>Its value where no operation gives it, as in an attribute.</summary>
    public ConstantText Text { get; init; }
}
