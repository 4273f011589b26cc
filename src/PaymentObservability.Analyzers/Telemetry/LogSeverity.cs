namespace PaymentObservability.Telemetry;

/// <summary>How bad a log event says it is, in the order of Microsoft.Extensions.Logging; every library's levels are mapped to it.</summary>
internal enum LogSeverity
{
    /// <summary>Trace, Verbose.</summary>
    Trace,

    /// <summary>Debug.</summary>
    Debug,

    /// <summary>Information.</summary>
    Information,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Error.</summary>
    Error,

    /// <summary>Critical, Fatal.</summary>
    Critical,
}
