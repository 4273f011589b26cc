namespace PaymentObservability.Flow;

/// <summary>Whether a catch clause, or a type test, takes an exception.</summary>
internal enum CatchMatch
{
    /// <summary>It passes by.</summary>
    Never,

    /// <summary>Its type at run time decides.</summary>
    Perhaps,

    /// <summary>It is caught here, unless a filter declines.</summary>
    Surely,
}
