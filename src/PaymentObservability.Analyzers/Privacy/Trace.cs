namespace PaymentObservability.Privacy;

/// <summary>What is known of a value: that it holds what was looked for, that it surely does not, or neither. Only the first is ever reported.</summary>
internal readonly struct Trace
{
    private Trace(string? what, bool isClean)
    {
        What = what;
        IsClean = isClean;
    }

    /// <summary>Nothing is known.</summary>
    public static Trace Unknown => default;

    /// <summary>It surely holds none: a constant, a masked value, a number.</summary>
    public static Trace Clean => new(null, true);

    /// <summary>What it holds, for people to read: <c>the header 'X-PAYMENT'</c>; null where it holds nothing, or nobody knows.</summary>
    public string? What { get; }

    /// <summary>Whether it surely holds nothing that was looked for.</summary>
    public bool IsClean { get; }

    /// <summary>It holds this.</summary>
    public static Trace Of(string what) => new(what, false);

    /// <summary>It holds this, or nothing is known where there is none.</summary>
    public static Trace OfName(string? what) => new(what, false);

    /// <summary>What is known of a value that is made of, or is one of, both.</summary>
    public Trace With(Trace other) => What is not null ? this : other.What is not null ? other : IsClean && other.IsClean ? Clean : Unknown;
}
