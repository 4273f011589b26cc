namespace PaymentObservability.Flow;

/// <summary>What an assignment does to one tracked condition: from then on it is what <see cref="Value"/> is, or unknown.</summary>
internal readonly struct PathEffect
{
    public PathEffect(int cell, PathTest value)
    {
        Cell = cell;
        Value = value;
    }

    /// <summary>The condition.</summary>
    public int Cell { get; }

    /// <summary>Its new value.</summary>
    public PathTest Value { get; }
}
