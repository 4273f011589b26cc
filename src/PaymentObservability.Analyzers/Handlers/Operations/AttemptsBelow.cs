using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>Which attempts can be reached from which body.</summary>
[Flags]
internal enum Attempts
{
    None = 0,
    Strong = 1,
    Payment = 2,
    Refund = 4,
    Wallet = 8,
}

/// <summary>
/// Says of a call which attempts lie below it. Worked out backwards from the attempts, each body a few times at most: a walk from each call
/// would take the square of a deep chain.
/// </summary>
internal sealed class AttemptsBelow
{
    private static readonly Attempts[] Each = { Attempts.Strong, Attempts.Payment, Attempts.Refund, Attempts.Wallet };

    private readonly Dictionary<CodeBody, Attempts> attempts = new();
    private readonly CallGraph graph;
    private readonly INamedTypeSymbol? receiver;

    public AttemptsBelow(Reach reach, CallGraph graph, INamedTypeSymbol? receiver, Func<CodeBody, IEnumerable<MoneyCall>> movesIn)
    {
        this.graph = graph;
        this.receiver = receiver;
        var callers = new Dictionary<CodeBody, List<CodeBody>>();
        foreach (var body in reach.Bodies)
        {
            attempts[body] = movesIn(body).Aggregate(Attempts.None, (all, call) => all | (call.IsStrong ? Attempts.Strong : Attempts.None) | Of(call.Kind));
            foreach (var callee in graph.Facts.For(body).Calls.SelectMany(call => graph.Callees(call, receiver)))
            {
                if (!callers.TryGetValue(callee, out var list))
                {
                    callers.Add(callee, list = new List<CodeBody>());
                }

                list.Add(body);
            }
        }

        foreach (var attempt in Each)
        {
            Spread(attempt, callers);
        }
    }

    /// <summary>The mark of a kind.</summary>
    public static Attempts Of(PaymentKind kind) => kind switch
    {
        PaymentKind.Payment => Attempts.Payment,
        PaymentKind.Refund => Attempts.Refund,
        PaymentKind.Wallet => Attempts.Wallet,
        _ => Attempts.None,
    };

    /// <summary>What lies below a call.</summary>
    public Attempts Of(CallSite call)
    {
        var all = Attempts.None;
        foreach (var callee in graph.Callees(call, receiver))
        {
            all |= attempts.TryGetValue(callee, out var found) ? found : Attempts.None;
        }

        return all;
    }

    private void Spread(Attempts attempt, Dictionary<CodeBody, List<CodeBody>> callers)
    {
        var pending = new Stack<CodeBody>(attempts.Where(pair => (pair.Value & attempt) != 0).Select(pair => pair.Key));
        while (pending.Count > 0)
        {
            if (!callers.TryGetValue(pending.Pop(), out var above))
            {
                continue;
            }

            foreach (var caller in above)
            {
                if ((attempts[caller] & attempt) == 0)
                {
                    attempts[caller] |= attempt;
                    pending.Push(caller);
                }
            }
        }
    }
}
