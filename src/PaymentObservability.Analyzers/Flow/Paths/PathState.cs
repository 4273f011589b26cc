using System;

namespace PaymentObservability.Flow;

/// <summary>Where a path is, and all that decides how it goes on.</summary>
internal readonly struct PathState : IEquatable<PathState>
{
    public PathState(int block, bool hasBegun, Valuation known, PathPending? pending, Thrown? caught)
    {
        Block = block;
        HasBegun = hasBegun;
        Known = known;
        Pending = pending;
        Caught = caught;
    }

    /// <summary>The block that runs next.</summary>
    public int Block { get; }

    /// <summary>Whether the attempt is under way; until then nothing is owed.</summary>
    public bool HasBegun { get; }

    /// <summary>The conditions that are known.</summary>
    public Valuation Known { get; }

    /// <summary>What follows the finally or filter it is in.</summary>
    public PathPending? Pending { get; }

    /// <summary>The exception that the catch around it caught.</summary>
    public Thrown? Caught { get; }

    /// <summary>The same elsewhere.</summary>
    public PathState At(int block, PathPending? pending) => new(block, HasBegun, Known, pending, Caught);

    public bool Equals(PathState other) =>
        Block == other.Block && HasBegun == other.HasBegun && Known.Equals(other.Known) && Equals(Pending, other.Pending) && Equals(Caught, other.Caught);

    public override bool Equals(object? obj) => obj is PathState other && Equals(other);

    public override int GetHashCode() => (Block * 2 + (HasBegun ? 1 : 0)) * 397 + Known.GetHashCode() + (Pending?.GetHashCode() ?? 0) * 31 + (Caught?.GetHashCode() ?? 0);
}
