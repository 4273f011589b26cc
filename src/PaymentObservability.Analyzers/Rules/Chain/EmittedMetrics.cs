using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using PaymentObservability.Deployment;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>All metrics that the project's code may record, payments or not, and those that metric filters make of its logs.</summary>
internal sealed class EmittedMetrics
{
    /// <summary>Where libraries find a namespace that the code does not give.</summary>
    private static readonly string[] NamespaceVariables = { "POWERTOOLS_METRICS_NAMESPACE", "AWS_EMF_NAMESPACE" };

    private readonly PaymentModel model;
    private readonly ImmutableArray<MetricSignal> signals;
    private readonly ILookup<string, DimensionSignal> dimensions;
    private readonly ImmutableHashSet<string> configured;
    private readonly bool hasUnknownNamespace;

    private readonly RecordedMetrics recorded;
    private readonly LibraryDimensions added;

    private EmittedMetrics(PaymentModel model, IReadOnlyCollection<Signal> all, RecordedMetrics recorded)
    {
        this.model = model;
        this.recorded = recorded;
        signals = all.OfType<MetricSignal>().ToImmutableArray();
        dimensions = all.OfType<DimensionSignal>().ToLookup(signal => signal.Dialect);
        added = new LibraryDimensions(model, dimensions);

        var namespaces = all.OfType<NamespaceSignal>().ToList();
        var variables = model.Deployment.Functions.SelectMany(function => NamespaceVariables.Where(function.Environment.ContainsKey).Select(name => function.Environment[name])).ToList();
        configured = namespaces.SelectMany(signal => signal.Namespace.Values).Concat(variables.SelectMany(value => value.Texts)).ToImmutableHashSet(StringComparer.Ordinal);
        hasUnknownNamespace = configured.IsEmpty || namespaces.Any(signal => !signal.Namespace.IsKnown) || variables.Any(value => !value.IsLiteral);
        Namespaces = signals.SelectMany(signal => signal.Namespace.Values).Concat(configured).ToImmutableHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names that are known.</summary>
    public ImmutableHashSet<string> Names => recorded.Names;

    /// <summary>Every namespace that the code or a function's environment names.</summary>
    public ImmutableHashSet<string> Namespaces { get; }

    /// <summary>Whether metrics of any name may be recorded in a namespace: some name cannot be told, or some call may record any.</summary>
    public bool MayBeAny(string ns) => recorded.MayCallOut || recorded.Unnamed.Any(place => NamespacesOf(new[] { place }) is not { } known || known.Contains(ns));

    /// <summary>Walks from every entry point.</summary>
    public static EmittedMetrics Of(PaymentModel model, CancellationToken cancellation)
    {
        var all = new HashSet<Signal>();
        var calls = new List<(Microsoft.CodeAnalysis.IOperation, Microsoft.CodeAnalysis.IMethodSymbol?, bool)>();
        var visited = new HashSet<(CodeBody, Microsoft.CodeAnalysis.ISymbol?)>();
        foreach (var entry in model.Entries)
        {
            var starts = entry.IsWeb ? model.WebPipeline.Add(entry.Body) : ImmutableArray.Create(entry.Body);
            foreach (var body in model.Graph.From(starts, entry.Receiver, null, cancellation).Bodies)
            {
                if (visited.Add((body, entry.Receiver)))
                {
                    var facts = model.Graph.Facts.For(body);
                    all.UnionWith(facts.Signals);
                    calls.AddRange(facts.Calls.Select(call => (call.Operation, call.Target, !model.Graph.Callees(call, entry.Receiver).IsEmpty)));
                }
            }
        }

        return new(model, all, RecordedMetrics.Of(all, calls, model.Dialects.Reader.Texts, model.Externals));
    }

    /// <summary>Whether a name stands anywhere in the source: then it may well be recorded in a way that is not seen.</summary>
    public bool MayRecord(string ns, string name) => Names.Contains(name) || MayBeAny(ns) || model.RunningScan.Names.Contains(name);

    /// <summary>The places that record a name.</summary>
    public IReadOnlyList<MetricSignal> Of(string name) => signals.Where(signal => signal.Name.Values.Contains(name)).ToList();

    /// <summary>Every namespace that places may record under; null where it cannot be told.</summary>
    public ImmutableHashSet<string>? NamespacesOf(IReadOnlyList<MetricSignal> places)
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (place.Namespace.IsKnown)
            {
                found.UnionWith(place.Namespace.Values);
            }
            else if (place.Dialect == Dialect.OpenTelemetry || hasUnknownNamespace)
            {
                return null;
            }
            else
            {
                found.UnionWith(configured);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Every dimension name that places may record under; null where it cannot be told.</summary>
    public ImmutableHashSet<string>? DimensionsOf(IReadOnlyList<MetricSignal> places)
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (place.HasOtherDimensions || !Add(place.Dimensions) || !AddLibrarys(place.Dialect))
            {
                return null;
            }
        }

        return found.ToImmutable();

        bool Add(ImmutableArray<MetricDimension> given)
        {
            found.UnionWith(given.SelectMany(dimension => dimension.Name.Values));
            return given.All(dimension => dimension.Name.IsKnown);
        }

        bool AddLibrarys(string dialect)
        {
            found.UnionWith(Dialect.DefaultDimensions(dialect));
            return Dialect.IsCloudWatch(dialect) && dimensions[dialect].All(signal => !signal.HasOtherDimensions && Add(signal.Dimensions));
        }
    }

    /// <summary>Every way in which places may dimension what they record; null where it cannot be told.</summary>
    public ImmutableArray<DimensionShape>? ShapesOf(IReadOnlyList<MetricSignal> places)
    {
        var shapes = ImmutableArray.CreateBuilder<DimensionShape>();
        foreach (var place in places)
        {
            if (added.ShapesOf(place) is not { IsEmpty: false } some)
            {
                return null;
            }

            shapes.AddRange(some);
        }

        return shapes.ToImmutable();
    }

    /// <summary>Every value that a dimension of what places record may have; null where it cannot be told.</summary>
    public ImmutableArray<NameExpression>? ValuesOf(IReadOnlyList<MetricSignal> places, string dimension)
    {
        var values = ImmutableArray.CreateBuilder<NameExpression>();
        foreach (var place in places)
        {
            if (added.ValuesOf(place, dimension) is not { } some)
            {
                return null;
            }

            values.AddRange(some);
        }

        return values.ToImmutable();
    }

    /// <summary>What is to know of the libraries, by the names of their dialects.</summary>
    private static class Dialect
    {
        public const string OpenTelemetry = "System.Diagnostics.Metrics";

        public static bool IsCloudWatch(string dialect) => dialect is LibraryDimensions.Powertools or LibraryDimensions.EmbeddedMetrics or "AWSSDK.CloudWatch" or "EMF";

        public static IEnumerable<string> DefaultDimensions(string dialect) =>
            dialect switch
            {
                LibraryDimensions.Powertools => new[] { "Service", "FunctionName" },
                LibraryDimensions.EmbeddedMetrics => new[] { "LogGroup", "ServiceName", "ServiceType" },
                _ => Enumerable.Empty<string>(),
            };
    }
}
