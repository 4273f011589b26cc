using System;

namespace PaymentObservability.Telemetry;

/// <summary>What code may emit.</summary>
[Flags]
internal enum TelemetryKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Metrics.</summary>
    Metrics = 1,

    /// <summary>Spans or subsegments.</summary>
    Spans = 2,

    /// <summary>Log events.</summary>
    Logs = 4,

    /// <summary>All of it.</summary>
    All = Metrics | Spans | Logs,
}
