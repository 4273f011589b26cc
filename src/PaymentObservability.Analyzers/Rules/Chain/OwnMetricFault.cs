using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>Says of a metric of the project's own that something looks at whether any code records it so.</summary>
internal sealed class OwnMetricFault
{
    private readonly PaymentModel model;
    private readonly EmittedMetrics emitted;
    private readonly bool isAllCodeHere;
    private readonly System.Threading.CancellationToken cancellation;

    public OwnMetricFault(PaymentModel model, EmittedMetrics emitted, System.Threading.CancellationToken cancellation)
    {
        this.model = model;
        this.emitted = emitted;
        this.cancellation = cancellation;

        // Another project's function, or one in another language, may record what this one does not.
        var assembly = model.Models.Compilation.AssemblyName;
        isAllCodeHere = model.Deployment.Functions.All(function => !function.Handlers.IsEmpty && function.Handlers.All(handler => handler.AssemblyName == assembly));
    }

    /// <summary>Why nothing is recorded under it, and where that stands; null where something is, or may be.</summary>
    public (Location Location, string Reason)? Of(WatchedMetric metric)
    {
        if (metric.IsElsewhere || metric.Namespace.Text is not { } ns || metric.Name.Text is not { } name || PublishedMetrics.IsAws(ns))
        {
            return null;
        }

        var places = emitted.Of(name);
        if (places.Count == 0)
        {
            return IsOurs(ns) && Missing(ns, name) is { } reason ? (metric.Name.Location, reason) : null;
        }

        if (emitted.MayBeAny || model.Deployment.MetricFilters.Any(filter => filter.Name?.Compare(name) != NameComparison.Different))
        {
            return null;
        }

        if (emitted.NamespacesOf(places) is { } namespaces && !namespaces.Contains(ns))
        {
            return isAllCodeHere && NearMiss.Nearest(ns, namespaces) is { } near
                ? (metric.Namespace.Location == Location.None ? metric.Name.Location : metric.Namespace.Location, $"it is recorded in the namespace '{near}', not in '{ns}'")
                : null;
        }

        return isAllCodeHere ? DimensionFault(metric, places) ?? UnitFault(metric, places) : null;
    }

    /// <summary>Why a search by exact names finds nothing; null where it finds something, or may.</summary>
    public string? Of(MetricSearch search)
    {
        if (search.Namespace is not { } ns || !search.IsSimple || search.MetricNames.Length != 1 || PublishedMetrics.IsAws(ns) || !IsOurs(ns) || emitted.Of(search.MetricNames[0]).Count > 0)
        {
            return null;
        }

        return Missing(ns, search.MetricNames[0]);
    }

    private bool IsOurs(string ns) =>
        isAllCodeHere && (emitted.Namespaces.Contains(ns) || model.RunningScan.Names.Contains(ns) || model.Operations.Any(operation => IsTracked(operation.Kind) && model.Names.Namespace(operation.Kind) == ns));

    private string? Missing(string ns, string name)
    {
        if (emitted.MayRecord(name) || IsOwedElsewhere(ns, name))
        {
            return null;
        }

        var near = NearMiss.Nearest(name, emitted.Names.OrderBy(known => known, StringComparer.Ordinal));
        return "no code records it" + (near is null ? "" : $"; '{near}' is recorded");
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

    private (Location, string)? DimensionFault(WatchedMetric metric, IReadOnlyList<MetricSignal> places)
    {
        if (emitted.DimensionsOf(places) is not { } possible)
        {
            return null;
        }

        foreach (var dimension in metric.Dimensions)
        {
            if (dimension.Name.Literal is { } given && !possible.Contains(given))
            {
                return (dimension.Name.Location, $"it is recorded without a dimension '{given}'{(possible.IsEmpty ? "" : "; there may be " + string.Join(", ", possible.OrderBy(each => each, StringComparer.Ordinal)))}");
            }
        }

        return metric.DimensionNames is { } names && emitted.OnlyDimensionsOf(places) is { } only && !only.SequenceEqual(names)
            ? (metric.Name.Location, $"it is recorded {Show(only)}, not {Show(names)}")
            : null;
    }

    private static (Location, string)? UnitFault(WatchedMetric metric, IReadOnlyList<MetricSignal> places) =>
        metric.Unit?.Literal is { } unit && places.All(place => place.Unit is not null && place.Unit != unit)
            ? (metric.Unit.Location, $"its unit is {places[0].Unit}, not {unit}")
            : null;

    private static string Show(ImmutableArray<string> dimensions) => dimensions.IsEmpty ? "without dimensions" : "by " + string.Join(", ", dimensions);

    private static bool IsTracked(PaymentKind kind) => kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet;
}
