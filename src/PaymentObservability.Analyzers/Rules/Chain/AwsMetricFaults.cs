using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using PaymentObservability.Deployment;

namespace PaymentObservability.Rules.Chain;

/// <summary>Every metric of AWS's that a project's files look at in vain. It does not depend on the code, so that it is worked out once for the same files.</summary>
internal static class AwsMetricFaults
{
    private static readonly ConditionalWeakTable<DeploymentModel, Lazy<ImmutableArray<(WatchedMetric Metric, AwsMetricFault Fault)>>> Known = new();

    /// <summary>All of them, in the order of the files.</summary>
    public static ImmutableArray<(WatchedMetric Metric, AwsMetricFault Fault)> Of(DeploymentModel deployment) =>
        Known.GetValue(deployment, _ => new(() => deployment.WatchedMetrics
            .Select(metric => (metric, Fault: AwsMetricFault.Of(metric, deployment)))
            .Where(each => each.Fault is not null)
            .Select(each => (each.metric, each.Fault!))
            .ToImmutableArray())).Value;
}
