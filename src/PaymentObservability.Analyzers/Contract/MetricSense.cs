namespace PaymentObservability.Contract;

/// <summary>What a metric's name alone says that it measures.</summary>
internal enum MetricSense
{
    /// <summary>Nothing of an attempt.</summary>
    None,

    /// <summary>Attempts that succeeded: <c>PaymentSuccess</c>, <c>payments_approved</c>.</summary>
    Success,

    /// <summary>Attempts that failed: <c>PaymentFailed</c>, <c>CardDeclined</c>.</summary>
    Failure,

    /// <summary>Attempts of any outcome, told apart by value or dimension: <c>PaymentResult</c>, <c>payments</c>.</summary>
    Either,

    /// <summary>How long an attempt took.</summary>
    Duration,

    /// <summary>How much money moved.</summary>
    Amount,

    /// <summary>Attempts that are not decided yet.</summary>
    Pending,

    /// <summary>402 answers that ask for a payment.</summary>
    Challenge,
}
