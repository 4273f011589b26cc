namespace PaymentObservability.Flow;

/// <summary>What happens at one place of a path.</summary>
internal enum PathEventKind
{
    /// <summary>The attempt begins.</summary>
    Start,

    /// <summary>An outcome is recorded, or may be.</summary>
    Record,

    /// <summary>The same; before the start it counts too.</summary>
    RecordAhead,

    /// <summary>An exception may come up.</summary>
    Throw,

    /// <summary>A variable changes on which a condition depends.</summary>
    Assign,
}
