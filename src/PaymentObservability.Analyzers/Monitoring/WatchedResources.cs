using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring;

/// <summary>Whether a metric that something looks at is a resource's.</summary>
internal static class WatchedResources
{
    /// <summary>Whether it is a metric of a resource, or of all of its kind.</summary>
    public static bool IsOf(this WatchedMetric watched, string space, string metric, string dimension, NameExpression resource) =>
        watched.Namespace.Compare(space) != NameComparison.Different && watched.Name.Compare(metric) != NameComparison.Different && watched.IsOf(dimension, resource);

    /// <summary>Whether it is a resource's, whichever metric it is.</summary>
    public static bool IsOf(this WatchedMetric watched, string dimension, NameExpression resource) =>
        watched.HasUnknownDimensions || watched.Dimension(dimension) is not { } value || value.Compare(resource) != NameComparison.Different;
}
