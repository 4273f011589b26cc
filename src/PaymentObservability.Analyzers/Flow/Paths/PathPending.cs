using System;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PaymentObservability.Flow;

/// <summary>How control goes on once the finally block or the filter that it is in has ended.</summary>
internal sealed class PathPending : IEquatable<PathPending>
{
    private PathPending(PathPending? outer, ControlFlowBranch? branch, Thrown? thrown, ControlFlowRegion? region, int next)
    {
        Outer = outer;
        Branch = branch;
        Thrown = thrown;
        Region = region;
        Next = next;
    }

    /// <summary>The same for the finally around this one.</summary>
    public PathPending? Outer { get; }

    /// <summary>The branch that is under way; null for an exception.</summary>
    public ControlFlowBranch? Branch { get; }

    /// <summary>The exception that is under way; null for a branch.</summary>
    public Thrown? Thrown { get; }

    /// <summary>From where the exception goes on: out of this try (a filter's), or of this try with its finally.</summary>
    public ControlFlowRegion? Region { get; }

    /// <summary>Which finally of the branch, or which handler of the try, comes next.</summary>
    public int Next { get; }

    public static PathPending OfBranch(ControlFlowBranch branch, int next, PathPending? outer) => new(outer, branch, null, null, next);

    public static PathPending OfFinally(Thrown thrown, ControlFlowRegion tryAndFinally, PathPending? outer) => new(outer, null, thrown, tryAndFinally, 0);

    public static PathPending OfFilter(Thrown thrown, ControlFlowRegion guarded, int next, PathPending? outer) => new(outer, null, thrown, guarded, next);

    public bool Equals(PathPending? other) =>
        other is not null && ReferenceEquals(Branch, other.Branch) && ReferenceEquals(Region, other.Region) && Next == other.Next && Equals(Thrown, other.Thrown) && Equals(Outer, other.Outer);

    public override bool Equals(object? obj) => Equals(obj as PathPending);

    public override int GetHashCode() =>
        (((Branch?.GetHashCode() ?? 0) * 31 + (Region?.GetHashCode() ?? 0)) * 31 + Next) * 31 + (Thrown?.GetHashCode() ?? 0) + (Outer?.GetHashCode() ?? 0) * 17;
}
