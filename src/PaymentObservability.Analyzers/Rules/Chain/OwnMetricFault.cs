using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>Says of a metric of the project's own that something looks at whether any code records it so.</summary>
internal sealed class OwnMetricFault
{
    private readonly PaymentModel model;
    private readonly EmittedMetrics emitted;
    private readonly OtherCode others;
    private readonly ContractSpelling spelling;
    private readonly CancellationToken cancellation;

    public OwnMetricFault(PaymentModel model, EmittedMetrics emitted, CancellationToken cancellation)
    {
        this.model = model;
        this.emitted = emitted;
        this.cancellation = cancellation;
        others = new OtherCode(model);
        spelling = new ContractSpelling(model, cancellation);
    }

    /// <summary>What is wrong with it; null where nothing is, or nobody can tell.</summary>
    public ChainFault? Of(WatchedMetric metric)
    {
        if (metric.IsElsewhere || metric.Namespace.Text is not { } ns || metric.Name.Text is not { } name || PublishedMetrics.IsAws(ns))
        {
            return null;
        }

        var sources = MetricSources.Of(name, emitted, model.Deployment);
        if (sources.IsEmpty)
        {
            return !sources.MayBeOthers && IsOurs(ns) ? Missing(ns, name, metric.Name.Location) : null;
        }

        if (sources.MayBeOthers || emitted.MayBeAny(ns))
        {
            return null;
        }

        if (sources.Namespaces is not { } namespaces)
        {
            return null;
        }

        if (!namespaces.Contains(ns))
        {
            return others.MayRecord(ns) ? null : NamespaceFault(metric, ns, namespaces);
        }

        return others.MayRecord(ns) ? null : DimensionFault(metric, sources) ?? UnitFault(metric, sources);
    }

    /// <summary>Why a search by exact names finds nothing; null where it finds something, or may.</summary>
    public string? Of(MetricSearch search) =>
        search.Namespace is { } ns && search.IsSimple && search.MetricNames.Length == 1 && !PublishedMetrics.IsAws(ns) && IsOurs(ns)
        && MetricSources.Of(search.MetricNames[0], emitted, model.Deployment) is { IsEmpty: true, MayBeOthers: false }
            ? Missing(ns, search.MetricNames[0], Location.None)?.Reason
            : null;

    /// <summary>Whether nothing but the code that is seen here records the metric.</summary>
    public bool IsOurs(WatchedMetric metric) => !metric.IsElsewhere && metric.Namespace.Text is { } ns && !others.MayRecord(ns) && !emitted.MayBeAny(ns);

    private bool IsOurs(string ns) =>
        (emitted.Namespaces.Contains(ns) || model.RunningScan.Names.Contains(ns) || model.Operations.Any(operation => IsTracked(operation.Kind) && model.Names.Namespace(operation.Kind) == ns))
        && !others.MayRecord(ns);

    private ChainFault? Missing(string ns, string name, Location place)
    {
        if (emitted.MayRecord(ns, name) || IsOwedElsewhere(ns, name) || spelling.IsMisspelt(name))
        {
            return null;
        }

        var known = emitted.Names.OrderBy(each => each, StringComparer.Ordinal).ToList();
        var sure = NearMiss.Twin(name, known);
        var near = sure ?? NearMiss.Nearest(name, known);
        return new(place, "no code records it" + (near is null ? "" : $"; '{near}' is recorded"), sure is null ? null : TemplateRepair.Rename(place, name, sure)) { IsUnrecorded = true };
    }

    // PAY1001, 1003, 1007 and 1008 say that the code owes it, and their fixes write it.
    private bool IsOwedElsewhere(string ns, string name)
    {
        foreach (var group in model.Operations.Where(operation => IsTracked(operation.Kind)).GroupBy(operation => operation.Kind))
        {
            if (model.Names.Namespace(group.Key) != ns)
            {
                continue;
            }

            foreach (MetricRole role in Enum.GetValues(typeof(MetricRole)))
            {
                var owed = role is MetricRole.Failure or MetricRole.Pending ? MetricRole.Outcome : role;
                if (model.Names.Metric(group.Key, role) == name && group.Any(operation => !model.MetricsOf(operation, cancellation).Records(owed)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A namespace that this code does not use may be another team's, with a metric of the same name.
    private ChainFault? NamespaceFault(WatchedMetric metric, string ns, ImmutableHashSet<string> namespaces)
    {
        var known = namespaces.OrderBy(each => each, StringComparer.Ordinal).ToList();
        var near = NearMiss.Nearest(ns, known) ?? (known.Count == 1 && emitted.Namespaces.Contains(ns) ? known[0] : null);
        return near is null
            ? null
            : new(metric.Namespace.Location == Location.None ? metric.Name.Location : metric.Namespace.Location, $"it is recorded in the namespace '{near}', not in '{ns}'", known.Count == 1 ? TemplateRepair.Rename(metric.Namespace.Location, ns, near) : null);
    }

    private static ChainFault? DimensionFault(WatchedMetric metric, MetricSources sources)
    {
        if (sources.DimensionNames is { } possible)
        {
            foreach (var dimension in metric.Dimensions)
            {
                if (dimension.Name.Literal is { } given && !possible.Contains(given))
                {
                    var known = possible.OrderBy(each => each, StringComparer.Ordinal).ToList();
                    return new(dimension.Name.Location, $"it is recorded without a dimension '{given}'{(known.Count == 0 ? "" : "; there may be " + string.Join(", ", known))}", NearMiss.Misspelt(given, known) is { } right ? TemplateRepair.Rename(dimension.Name.Location, given, right) : null);
                }
            }
        }

        if (sources.Shapes is not { } shapes || metric.DimensionNames is not { } names || metric.Dimensions.Any(dimension => !dimension.Name.IsLiteral))
        {
            return null;
        }

        if (!shapes.Any(shape => shape.Allows(names)))
        {
            return new(metric.Name.Location, $"it is recorded {string.Join(" or ", shapes.Select(shape => shape.ToString()).Distinct())}, not {DimensionShape.Of(names)}");
        }

        return metric.Dimensions.Select(dimension => ValueFault(dimension, sources)).FirstOrDefault(fault => fault is not null);
    }

    private static ChainFault? ValueFault(WatchedDimension dimension, MetricSources sources)
    {
        if (dimension.Value.Literal is not { } given || dimension.Name.Literal is not { } name || sources.ValuesOf(name) is not { } values || values.Any(value => value.Compare(given) != NameComparison.Different))
        {
            return null;
        }

        var known = values.Select(value => value.ToString()).Distinct().ToList();
        return new(dimension.Value.Location, $"its {name} is {string.Join(" or ", known.Select(value => "'" + value + "'"))}, never '{given}'", known.Count == 1 && values[0].IsLiteral ? TemplateRepair.Rename(dimension.Value.Location, given, known[0]) : null);
    }

    private static ChainFault? UnitFault(WatchedMetric metric, MetricSources sources)
    {
        if (metric.Unit?.Literal is not { } unit || sources.Units is not { IsEmpty: false } units || units.Contains(unit))
        {
            return null;
        }

        var known = units.OrderBy(each => each, StringComparer.Ordinal).ToList();
        return new(metric.Unit.Location, $"its unit is {string.Join(" or ", known)}, not {unit}", known.Count == 1 ? TemplateRepair.Rename(metric.Unit.Location, unit, known[0]) : null);
    }

    private static bool IsTracked(PaymentKind kind) => kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet;
}
