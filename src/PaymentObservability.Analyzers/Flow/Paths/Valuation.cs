using System;

namespace PaymentObservability.Flow;

/// <summary>What one path knows of the conditions that are tracked: a bit each for "known" and for "holds".</summary>
internal readonly struct Valuation : IEquatable<Valuation>
{
    private readonly ulong known;
    private readonly ulong holds;

    private Valuation(ulong known, ulong holds)
    {
        this.known = known;
        this.holds = holds & known;
    }

    /// <summary>What is known of a condition, or null.</summary>
    public bool? this[int cell] => (known >> cell & 1) == 0 ? null : (holds >> cell & 1) != 0;

    /// <summary>With one condition known, or forgotten.</summary>
    public Valuation With(int cell, bool? value)
    {
        var bit = 1UL << cell;
        return value switch
        {
            true => new Valuation(known | bit, holds | bit),
            false => new Valuation(known | bit, holds & ~bit),
            null => new Valuation(known & ~bit, holds),
        };
    }

    /// <summary>Without what nobody will ask again, so that paths which differ in nothing else meet.</summary>
    public Valuation Keep(ulong cells) => new(known & cells, holds);

    public bool Equals(Valuation other) => known == other.known && holds == other.holds;

    public override bool Equals(object? obj) => obj is Valuation other && Equals(other);

    public override int GetHashCode() => (known * 31 + holds).GetHashCode();
}
