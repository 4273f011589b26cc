namespace PaymentObservability;

/// <summary>The tracing library that a fix writes for.</summary>
internal enum SpanLibrary
{
    /// <summary>None: nothing in the project sends spans anywhere.</summary>
    None,

    /// <summary>The X-Ray SDK, by itself or below Powertools Tracing.</summary>
    XRay,

    /// <summary><c>System.Diagnostics.ActivitySource</c>, which OpenTelemetry or an agent exports.</summary>
    ActivitySource,

    /// <summary>Datadog.Trace.</summary>
    Datadog,
}
