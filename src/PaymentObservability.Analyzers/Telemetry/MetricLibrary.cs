namespace PaymentObservability;

/// <summary>The libraries that fixes can write metrics for, best first.</summary>
internal enum MetricLibrary
{
    /// <summary>AWS.Lambda.Powertools.Metrics, by <c>PushSingleMetric</c>.</summary>
    Powertools,

    /// <summary>Amazon.CloudWatch.EMF.</summary>
    EmbeddedMetrics,

    /// <summary>AWSSDK.CloudWatch, where the project itself already holds a client.</summary>
    CloudWatch,

    /// <summary><c>System.Diagnostics.Metrics</c>, where OpenTelemetry exports it.</summary>
    OpenTelemetry,

    /// <summary>None of them: one embedded-metric line on raw standard output.</summary>
    StandardOutput,
}
