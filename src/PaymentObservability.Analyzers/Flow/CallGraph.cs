using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>Walks from a body to everything it can enter: iterative, each body once, nearest first, capped.</summary>
internal sealed class CallGraph
{
    /// <summary>The most bodies one walk visits; what lies beyond is unknown. Documented in docs/limits.md.</summary>
    public const int MaxBodies = 20_000;

    private readonly CalleeResolver callees;

    public CallGraph(MethodFactsCache facts, CalleeResolver callees)
    {
        Facts = facts;
        this.callees = callees;
    }

    /// <summary>The facts that the walks share.</summary>
    public MethodFactsCache Facts { get; }

    /// <summary>What the call may enter.</summary>
    public ImmutableArray<CodeBody> Callees(CallSite call, INamedTypeSymbol? receiver) => callees.Resolve(call, receiver);

    /// <summary>
    /// Visits all that <paramref name="start"/> can enter, breadth first. Each body comes with the call that first reached it, null for the start.
    /// </summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="receiver">The concrete type behind <c>this</c> at the start, if known.</param>
    /// <param name="follow">Says of a call whether the walk goes through it; null for every one.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public Reach From(IEnumerable<CodeBody> start, INamedTypeSymbol? receiver, System.Func<CallSite, bool>? follow, CancellationToken cancellation)
    {
        var cameBy = new Dictionary<CodeBody, CallSite?>();
        var order = new List<CodeBody>();
        var pending = new Queue<CodeBody>();
        foreach (var body in start)
        {
            if (!cameBy.ContainsKey(body))
            {
                cameBy.Add(body, null);
                pending.Enqueue(body);
            }
        }

        while (pending.Count > 0 && order.Count < MaxBodies)
        {
            cancellation.ThrowIfCancellationRequested();
            var body = pending.Dequeue();
            order.Add(body);
            foreach (var call in Facts.For(body).Calls)
            {
                if (follow is not null && !follow(call))
                {
                    continue;
                }

                foreach (var callee in Callees(call, receiver))
                {
                    if (!cameBy.ContainsKey(callee))
                    {
                        cameBy.Add(callee, call);
                        pending.Enqueue(callee);
                    }
                }
            }
        }

        return new Reach(order, cameBy);
    }
}
