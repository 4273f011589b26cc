using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Flow;

/// <summary>
/// All that runs around one money call: the bodies between the entry and the call, and everything those can enter on a run that passes the
/// call. The other cases of a router are not around it.
/// </summary>
internal sealed class Surroundings
{
    private Surroundings(ImmutableArray<Signal> signals, ImmutableArray<CallSite> calls)
    {
        Signals = signals;
        Calls = calls;
    }

    /// <summary>What is emitted.</summary>
    public ImmutableArray<Signal> Signals { get; }

    /// <summary>Every call, also those into other assemblies.</summary>
    public ImmutableArray<CallSite> Calls { get; }

    /// <summary>Looks around an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="graph">Who calls whom.</param>
    /// <param name="always">Bodies that run around every operation of the entry: middleware and filters.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static Surroundings Of(PaymentOperation operation, CallGraph graph, IEnumerable<CodeBody> always, CancellationToken cancellation)
    {
        var signals = ImmutableArray.CreateBuilder<Signal>();
        var calls = ImmutableArray.CreateBuilder<CallSite>();
        var starts = new List<CodeBody>(always);
        var onChain = new HashSet<CodeBody>();
        foreach (var (body, site) in Levels(operation))
        {
            var facts = graph.Facts.For(body);
            onChain.Add(body);
            signals.AddRange(facts.Signals.Where(signal => site is null || !Branches.AreExclusive(signal.Syntax, site)));
            foreach (var call in facts.Calls.Where(call => site is null || !Branches.AreExclusive(call.Syntax, site)))
            {
                calls.Add(call);
                starts.AddRange(graph.Callees(call, operation.Entry.Receiver));
            }
        }

        foreach (var body in graph.From(starts, operation.Entry.Receiver, null, cancellation).Bodies.Where(body => !onChain.Contains(body)))
        {
            var facts = graph.Facts.For(body);
            signals.AddRange(facts.Signals);
            calls.AddRange(facts.Calls);
        }

        return new Surroundings(signals.ToImmutable(), calls.ToImmutable());
    }

    /// <summary>The bodies from the entry to the money call, each with the place in it through which the way leads.</summary>
    public static IEnumerable<(CodeBody Body, SyntaxNode? Site)> Levels(PaymentOperation operation)
    {
        foreach (var step in operation.Chain)
        {
            yield return (step.Caller, step.Syntax);
        }

        yield return (operation.Body, operation.Site?.Syntax);
    }
}
