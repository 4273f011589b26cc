namespace PaymentObservability.Deployment;

/// <summary>What looks at a metric.</summary>
internal enum WatcherKind
{
    /// <summary>An alarm.</summary>
    Alarm,

    /// <summary>A widget of a dashboard.</summary>
    Widget,

    /// <summary>A scaling policy.</summary>
    ScalingPolicy,

    /// <summary>An anomaly detector without an alarm of its own.</summary>
    AnomalyDetector,
}
