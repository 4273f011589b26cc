namespace PaymentObservability.Privacy;

/// <summary>Where values become visible.</summary>
internal enum RecordedIn
{
    /// <summary>Log events and the scopes around them.</summary>
    Log,

    /// <summary>Annotations, tags and metadata of spans.</summary>
    Trace,

    /// <summary>Dimensions and tags of metrics.</summary>
    Metric,

    /// <summary>What the caller is answered.</summary>
    Answer,
}
