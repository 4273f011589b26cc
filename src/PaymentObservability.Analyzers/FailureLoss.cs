namespace PaymentObservability;

/// <summary>What a catch loses of the failure that it caught.</summary>
internal enum FailureLoss
{
    /// <summary>All of it: nothing is logged.</summary>
    Everything,

    /// <summary>The exception's type and stack: only a text is logged.</summary>
    Exception,

    /// <summary>That it was an error: it is logged below that level.</summary>
    Level,
}
