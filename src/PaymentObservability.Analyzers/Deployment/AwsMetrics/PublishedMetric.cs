using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>A metric that AWS publishes.</summary>
/// <param name="Namespace"><c>AWS/Lambda</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Statistic">The statistic that makes most sense for it.</param>
/// <param name="DimensionSets">The sets of dimensions under which there is data, names in order; a set without names is all of an account.</param>
internal sealed record PublishedMetric(string Namespace, string Name, string Statistic, ImmutableArray<ImmutableArray<string>> DimensionSets)
{
    /// <summary>Whether there is data under exactly these dimensions, given in order.</summary>
    public bool Has(ImmutableArray<string> dimensions) => DimensionSets.Any(set => set.SequenceEqual(dimensions));
}
