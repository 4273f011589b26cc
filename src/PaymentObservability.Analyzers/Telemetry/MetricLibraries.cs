using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>Chooses the library that a fix writes for: what the project references, best first.</summary>
internal static class MetricLibraries
{
    /// <summary>The library to write for.</summary>
    public static MetricLibrary Of(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("AWS.Lambda.Powertools.Metrics.Metrics") is not null)
        {
            return MetricLibrary.Powertools;
        }

        if (compilation.GetTypeByMetadataName("Amazon.CloudWatch.EMF.Logger.MetricsLogger") is not null)
        {
            return MetricLibrary.EmbeddedMetrics;
        }

        return compilation.GetTypeByMetadataName("Amazon.CloudWatch.AmazonCloudWatchClient") is not null ? MetricLibrary.CloudWatch
            : MetricLibrary.StandardOutput;
    }
}
