namespace PaymentObservability.Telemetry;

/// <summary>When buffered metrics are written.</summary>
internal enum FlushMoment
{
    /// <summary>By a call, at its place.</summary>
    Call,

    /// <summary>When the method returns, but not when it throws: <c>[Metrics]</c>.</summary>
    Return,

    /// <summary>When a <c>using</c> ends, however it is left.</summary>
    ScopeEnd,
}
