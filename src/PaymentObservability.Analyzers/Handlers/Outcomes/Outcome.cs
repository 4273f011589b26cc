namespace PaymentObservability.Handlers;

/// <summary>
/// How the outcome of a money call is read off its own answer. Expressions are C# in which <c>$</c> stands for the awaited result; null where
/// the answer says nothing of the sort.
/// </summary>
internal sealed record Outcome
{
    /// <summary>Whether it succeeded; null where returning without an exception means that.</summary>
    public string? Success { get; init; }

    /// <summary>Whether it is still open.</summary>
    public string? Pending { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a refusal comes as an exception.</summary>
    public bool Throws { get; init; }
}
