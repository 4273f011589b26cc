using System.Collections.Immutable;

namespace PaymentObservability.Flow;

/// <summary>One body around a money call, and the places in it from which the attempt comes back: the money call, or the call that leads to it.</summary>
internal sealed record AttemptLevel(CodeBody Body, ImmutableArray<CallSite> Starts)
{
    /// <summary>Calls that belong to the same attempt and come after its start: the settlement after the verification.</summary>
    public ImmutableArray<CallSite> Later { get; init; } = ImmutableArray<CallSite>.Empty;
}
