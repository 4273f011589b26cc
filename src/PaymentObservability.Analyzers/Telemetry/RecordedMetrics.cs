using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>
/// The metrics that some stretch of code records, by name. A name that cannot be told may be any, so that nothing is said to be missing.
/// </summary>
internal sealed class RecordedMetrics
{
    /// <summary>How many methods may hand a name on before it counts as unknown.</summary>
    private const int MaxHands = 6;

    private RecordedMetrics(ImmutableHashSet<string> names, ImmutableArray<MetricSignal> unnamed, bool mayCallOut)
    {
        Names = names;
        Unnamed = unnamed;
        MayCallOut = mayCallOut;
    }

    /// <summary>The names that are known.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>Whether there is one whose name cannot be told, or a call that may record.</summary>
    public bool MayBeAny => MayCallOut || !Unnamed.IsEmpty;

    /// <summary>The places whose metric's name cannot be told.</summary>
    public ImmutableArray<MetricSignal> Unnamed { get; }

    /// <summary>Whether a call that cannot be followed may record any metric.</summary>
    public bool MayCallOut { get; }

    /// <summary>Reads them off signals and off the calls that cannot be followed.</summary>
    /// <param name="signals">What is emitted.</param>
    /// <param name="calls">All calls of the same stretch; they also say what is passed for a parameter that holds a name.</param>
    /// <param name="texts">Reads constants.</param>
    /// <param name="externals">Knows what other assemblies emit.</param>
    public static RecordedMetrics Of(IEnumerable<Signal> signals, IReadOnlyCollection<(IOperation Operation, IMethodSymbol? Target, bool HasSource)> calls, ConstantReader texts, ExternalCalls externals)
    {
        var names = ImmutableHashSet.CreateBuilder<string>();
        var any = false;
        var unnamed = ImmutableArray.CreateBuilder<MetricSignal>();
        foreach (var metric in signals.OfType<MetricSignal>())
        {
            if (!Add(metric.Name, names, calls, texts, 0))
            {
                unnamed.Add(metric);
            }
        }

        foreach (var (operation, target, hasSource) in calls)
        {
            if (!hasSource && (target is null || operation is IInvalidOperation))
            {
                any |= (ExternalCalls.OfUnresolved(operation) & TelemetryKinds.Metrics) != 0;
                continue;
            }

            if (target is null)
            {
                continue;
            }

            var emission = hasSource ? externals.DeclaredMetrics(target) : externals.Metrics(target);
            any |= emission.IsPossible && emission.Names.IsEmpty;
            names.UnionWith(emission.Names);
        }

        return new RecordedMetrics(names.ToImmutable(), unnamed.ToImmutable(), any);
    }

    /// <summary>Adds what the name may be; false where it cannot be told.</summary>
    private static bool Add(ConstantText name, ImmutableHashSet<string>.Builder names, IReadOnlyCollection<(IOperation Operation, IMethodSymbol? Target, bool HasSource)> calls, ConstantReader texts, int hands)
    {
        if (name.IsKnown)
        {
            names.UnionWith(name.Values);
            return true;
        }

        if (hands == MaxHands || name.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter)
        {
            return false;
        }

        var found = false;
        foreach (var (operation, target, _) in calls)
        {
            if (target is null || !SymbolEqualityComparer.Default.Equals((target.ReducedFrom ?? target).OriginalDefinition, method.OriginalDefinition))
            {
                continue;
            }

            var arguments = operation switch
            {
                IInvocationOperation invocation => invocation.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            var passed = arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal);
            // Whoever passes null has no such metric; whoever passes a parameter of its own was handed the name too.
            if (passed?.Value.ConstantValue is not { HasValue: true, Value: null } && !Add(texts.Read(passed?.Value), names, calls, texts, hands + 1))
            {
                return false;
            }

            found = true;
        }

        return found;
    }
}
