using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One thing that code puts into a collection.</summary>
/// <param name="Key">Its key, for dictionaries.</param>
/// <param name="Value">The element, or where <see cref="IsSpread"/> a collection of elements.</param>
internal sealed record CollectionElement(IOperation? Key, IOperation Value)
{
    /// <summary>Whether the value's elements are added instead of the value: <c>..tags</c>, <c>AddRange(tags)</c>.</summary>
    public bool IsSpread { get; init; }
}
