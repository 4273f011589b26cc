using System;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>What is asked of the ways out of one body.</summary>
internal sealed class PathQuestion
{
    /// <summary>Where the attempt begins: the money call, or the call that leads to it.</summary>
    public PathSites Starts { get; init; } = new();

    /// <summary>What records an outcome, or may.</summary>
    public PathSites Records { get; init; } = new();

    /// <summary>Those of them that tell it in advance where they stand before the start: a counter of attempts, a datum filled later.</summary>
    public PathSites RecordsAhead { get; init; } = new();

    /// <summary>Calls on the way that belong to the attempt and may throw like its start.</summary>
    public PathSites Throwing { get; init; } = new();

    /// <summary>Whether an awaited call may fail the attempt; telemetry and waiting do not.</summary>
    public Func<IInvocationOperation, bool> MayFail { get; init; } = _ => true;

    /// <summary>Whether the body itself is asked about, from its begin, with every call throwing.</summary>
    public bool IsWholeBody { get; init; }
}
