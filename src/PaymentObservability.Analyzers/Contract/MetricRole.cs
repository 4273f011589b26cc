namespace PaymentObservability.Contract;

/// <summary>What a metric says of an attempt, whatever a team calls it.</summary>
internal enum MetricRole
{
    /// <summary>1 for success, 0 for failure; or a counter for each of them.</summary>
    Outcome,

    /// <summary>How long the attempt took.</summary>
    Duration,

    /// <summary>How much money moved, in major units.</summary>
    Amount,

    /// <summary>Failures counted by class of reason.</summary>
    Failure,

    /// <summary>Attempts whose outcome is not known yet.</summary>
    Pending,

    /// <summary>x402 challenges: 402 answered because no payment was presented.</summary>
    Challenge,
}
