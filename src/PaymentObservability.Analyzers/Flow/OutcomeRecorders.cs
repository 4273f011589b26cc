using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Flow;

/// <summary>
/// What records the outcome of one kind of attempt, or may. Generous: whatever a call can reach counts, so that no path is said to record
/// nothing although a helper further down does. One instance for a kind; every body is looked at once.
/// </summary>
internal sealed class OutcomeRecorders
{
    private readonly CallGraph graph;
    private readonly ExternalCalls externals;
    private readonly ConstantReader texts;
    private readonly Func<string, bool> judge;
    private readonly Dictionary<string, bool> names = new(StringComparer.Ordinal);
    private readonly Dictionary<CodeBody, bool> known = new();

    /// <param name="graph">Who calls whom.</param>
    /// <param name="externals">What other assemblies record.</param>
    /// <param name="texts">Reads the names that are passed to helpers.</param>
    /// <param name="isOutcome">Whether a metric of this name tells an outcome.</param>
    public OutcomeRecorders(CallGraph graph, ExternalCalls externals, ConstantReader texts, Func<string, bool> isOutcome)
    {
        this.graph = graph;
        this.externals = externals;
        this.texts = texts;
        judge = isOutcome;
    }

    /// <summary>How many bodies have been looked at; never more than there are, which a test holds.</summary>
    public int Examined => known.Count;

    /// <summary>Whether running the body may record an outcome.</summary>
    public bool MayRecord(CodeBody body, CancellationToken cancellation)
    {
        if (!known.ContainsKey(body))
        {
            Examine(body, cancellation);
        }

        return known[body];
    }

    /// <summary>Whether the call may record an outcome.</summary>
    public bool MayRecord(CallSite call, INamedTypeSymbol? receiver, CancellationToken cancellation)
    {
        var callees = graph.Callees(call, receiver);
        return Records(call, callees) || (callees.IsEmpty && IsUnknownDelegate(call)) || callees.Any(callee => MayRecord(callee, cancellation));
    }

    /// <summary>The metrics in a body that tell an outcome, or may.</summary>
    public IEnumerable<MetricSignal> SignalsIn(CodeBody body) => graph.Facts.For(body).Signals.OfType<MetricSignal>().Where(metric => metric.Name.Values.IsEmpty || metric.Name.Values.Any(IsOutcome));

    /// <summary>Whether the body itself holds a metric that tells an outcome by its plain name.</summary>
    public bool RecordsItself(CodeBody body) => graph.Facts.For(body).Signals.OfType<MetricSignal>().Any(metric => metric.Name.Values.Any(IsOutcome));

    private bool IsOutcome(string name)
    {
        if (!names.TryGetValue(name, out var tells))
        {
            names.Add(name, tells = judge(name));
        }

        return tells;
    }

    private void Examine(CodeBody start, CancellationToken cancellation)
    {
        var callers = new Dictionary<CodeBody, List<CodeBody>> { [start] = new() };
        var recording = new Stack<CodeBody>();
        var pending = new Stack<CodeBody>();
        pending.Push(start);
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var body = pending.Pop();
            var records = SignalsIn(body).Any(metric => metric.Name.Parameter is null);
            foreach (var call in graph.Facts.For(body).Calls)
            {
                var callees = graph.Callees(call, null);
                records |= Records(call, callees) || (callees.IsEmpty && IsUnknownDelegate(call) && !IsOnParameter(call));
                foreach (var callee in callees)
                {
                    if (known.TryGetValue(callee, out var found))
                    {
                        records |= found;
                    }
                    else if (callers.TryGetValue(callee, out var others))
                    {
                        others.Add(body);
                    }
                    else
                    {
                        callers.Add(callee, new List<CodeBody> { body });
                        pending.Push(callee);
                    }
                }
            }

            if (records)
            {
                recording.Push(body);
            }
        }

        foreach (var body in callers.Keys)
        {
            known[body] = false;
        }

        while (recording.Count > 0)
        {
            var body = recording.Pop();
            if (known[body])
            {
                continue;
            }

            known[body] = true;
            foreach (var caller in callers[body])
            {
                recording.Push(caller);
            }
        }
    }

    /// <summary>Whether the call records by itself: into an assembly that does, or with an outcome's name for a helper that takes names.</summary>
    private bool Records(CallSite call, ImmutableArray<CodeBody> callees)
    {
        if (callees.IsEmpty)
        {
            if (call.Target is null || call.Operation is IInvalidOperation)
            {
                return (ExternalCalls.OfUnresolved(call.Operation) & TelemetryKinds.Metrics) != 0;
            }

            return TellsOutcome(externals.Metrics(call.Target));
        }

        if (call.Target is not null && TellsOutcome(externals.DeclaredMetrics(call.Target)))
        {
            return true;
        }

        foreach (var callee in callees)
        {
            foreach (var metric in SignalsIn(callee))
            {
                if (metric.Name.Parameter is { ContainingSymbol: IMethodSymbol method } parameter
                    && SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, callee.Symbol.OriginalDefinition) && MayBeOutcome(call.Operation, parameter))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool TellsOutcome(Emission emission) => emission.IsPossible && (emission.Names.IsEmpty || emission.Names.Any(IsOutcome));

    private bool MayBeOutcome(IOperation call, IParameterSymbol parameter)
    {
        var arguments = call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        var text = texts.Read(arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value);
        return !text.IsKnown || text.Values.Any(IsOutcome);
    }

    /// <summary>A delegate of which nobody knows where it leads: a callback, an event. One that gives a value is a factory or a clock.</summary>
    private static bool IsUnknownDelegate(CallSite call) =>
        call.Target is { MethodKind: MethodKind.DelegateInvoke } target && (target.ReturnsVoid || target.ReturnType is { Name: "Task" or "ValueTask" } and INamedTypeSymbol { TypeArguments.IsEmpty: true });

    /// <summary>What is passed for a parameter is seen where it is passed.</summary>
    private static bool IsOnParameter(CallSite call) => call.Operation is IInvocationOperation { Instance: { } instance } && PathKeys.Plain(instance) is IParameterReferenceOperation;
}
