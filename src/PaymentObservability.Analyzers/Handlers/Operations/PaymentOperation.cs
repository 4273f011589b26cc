using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>Code reachable from an entry point that makes one payment attempt (or reports, or reads, one).</summary>
internal sealed class PaymentOperation
{
    public PaymentOperation(EntryPoint entry, CodeBody body, PaymentKind kind, string evidence, Location location)
    {
        Entry = entry;
        Body = body;
        Kind = kind;
        Evidence = evidence;
        Location = location;
    }

    /// <summary>From where it is reached.</summary>
    public EntryPoint Entry { get; }

    /// <summary>The code that holds the money call; the entry's own where it has none.</summary>
    public CodeBody Body { get; }

    /// <summary>What is done with money.</summary>
    public PaymentKind Kind { get; }

    /// <summary>Why it is taken for one, for people to read.</summary>
    public string Evidence { get; }

    /// <summary>Where diagnostics stand: the money call's name, or the operation's own.</summary>
    public Location Location { get; }

    /// <summary>The money call, or null where the operation is plainly a payment but holds none that is recognised.</summary>
    public MoneyCall? Call { get; init; }

    /// <summary>Whether its code is still to be written, so that there is nothing to watch yet.</summary>
    public bool IsUnwritten { get; init; }

    /// <summary>The place of the money call; null where there is none.</summary>
    public CallSite? Site { get; init; }

    /// <summary>The x402 verification that belongs to the same attempt and the same body, if any.</summary>
    public MoneyCall? Verify { get; init; }

    /// <summary>The calls that lead from the entry to <see cref="Body"/>, outermost first.</summary>
    public ImmutableArray<CallSite> Chain { get; init; } = ImmutableArray<CallSite>.Empty;
}
