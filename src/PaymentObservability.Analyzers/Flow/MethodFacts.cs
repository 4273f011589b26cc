using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Flow;

/// <summary>What one body does by itself: whom it calls and what it emits, in the order of the source. Made once per compilation.</summary>
internal sealed class MethodFacts
{
    public MethodFacts(CodeBody body, IOperation? root, ImmutableArray<CallSite> calls, ImmutableArray<Signal> signals)
    {
        Body = body;
        Root = root;
        Calls = calls;
        Signals = signals;
    }

    /// <summary>The body.</summary>
    public CodeBody Body { get; }

    /// <summary>Its operation tree, or null where the code is too broken to have one.</summary>
    public IOperation? Root { get; }

    /// <summary>The places from which it enters other code; nested lambdas and local functions are bodies of their own.</summary>
    public ImmutableArray<CallSite> Calls { get; }

    /// <summary>What it emits itself.</summary>
    public ImmutableArray<Signal> Signals { get; }
}
