using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>Everything that records a metric of one name: places in the code, and metric filters of the templates.</summary>
internal sealed class MetricSources
{
    private readonly EmittedMetrics emitted;

    private MetricSources(EmittedMetrics emitted, IReadOnlyList<MetricSignal> places, ImmutableArray<MetricFilter> filters, bool mayBeOthers)
    {
        this.emitted = emitted;
        Places = places;
        Filters = filters;
        MayBeOthers = mayBeOthers;
    }

    /// <summary>Places in the code.</summary>
    public IReadOnlyList<MetricSignal> Places { get; }

    /// <summary>Metric filters.</summary>
    public ImmutableArray<MetricFilter> Filters { get; }

    /// <summary>Whether a filter whose name is not known may make it too.</summary>
    public bool MayBeOthers { get; }

    /// <summary>Whether nothing records it.</summary>
    public bool IsEmpty => Places.Count == 0 && Filters.IsEmpty;

    /// <summary>Every namespace that it may be recorded in; null where it cannot be told.</summary>
    public ImmutableHashSet<string>? Namespaces =>
        Filters.All(filter => filter.Namespace?.Literal is not null) ? emitted.NamespacesOf(Places)?.Union(Filters.Select(filter => filter.Namespace!.Literal!)) : null;

    /// <summary>Every way in which it may be dimensioned; null where it cannot be told.</summary>
    public ImmutableArray<DimensionShape>? Shapes =>
        Filters.Any(filter => filter.HasUnknownDimensions) ? null : emitted.ShapesOf(Places)?.AddRange(Filters.Select(filter => DimensionShape.Of(filter.Dimensions)));

    /// <summary>Every name that a dimension may have; null where it cannot be told.</summary>
    public ImmutableHashSet<string>? DimensionNames =>
        Shapes is { } shapes ? shapes.SelectMany(shape => shape.Names).ToImmutableHashSet(StringComparer.Ordinal)
        : Filters.Any(filter => filter.HasUnknownDimensions) ? null
        : emitted.DimensionsOf(Places)?.Union(Filters.SelectMany(filter => filter.Dimensions));

    /// <summary>Every unit that it may have; null where it cannot be told.</summary>
    public ImmutableHashSet<string>? Units =>
        Places.All(place => place.Unit is not null) ? Places.Select(place => place.Unit!).Concat(Filters.Select(filter => filter.Unit ?? "None")).ToImmutableHashSet(StringComparer.Ordinal) : null;

    /// <summary>The sources of a name.</summary>
    public static MetricSources Of(string name, EmittedMetrics emitted, DeploymentModel deployment)
    {
        var filters = deployment.MetricFilters.ToLookup(filter => filter.Name?.Literal == name ? NameComparison.Same : filter.Name?.Compare(name) ?? NameComparison.Unknown);
        return new(emitted, emitted.Of(name), filters[NameComparison.Same].ToImmutableArray(), filters[NameComparison.Unknown].Any());
    }

    /// <summary>Every value that a dimension may have; null where it cannot be told.</summary>
    public ImmutableArray<NameExpression>? ValuesOf(string dimension) => Filters.IsEmpty ? emitted.ValuesOf(Places, dimension) : null;
}
