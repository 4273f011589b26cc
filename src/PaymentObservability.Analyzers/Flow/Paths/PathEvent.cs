using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>Something in a block that the analysis of paths looks at.</summary>
internal readonly struct PathEvent
{
    public PathEvent(PathEventKind kind, IOperation operation)
    {
        Kind = kind;
        Operation = operation;
    }

    /// <summary>What happens.</summary>
    public PathEventKind Kind { get; }

    /// <summary>Where.</summary>
    public IOperation Operation { get; }
}
