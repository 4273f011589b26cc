namespace PaymentObservability.Tests.Behaviour;

/// <summary>What a payment's result tells.</summary>
internal enum ShapeFamily
{
    /// <summary>Verify and settle, both with results.</summary>
    Verified,

    /// <summary>One call whose result tells success, reason, amount and that it is pending.</summary>
    Settled,

    /// <summary>One call whose result tells success and reason only.</summary>
    Tuple,

    /// <summary>One call that refuses by throwing.</summary>
    Throwing,

    /// <summary>No safe fix: the code stays as it is.</summary>
    Unfixed,
}
