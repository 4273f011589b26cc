using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One segment, subsegment or span that code opens.</summary>
internal sealed class SpanSignal : Signal
{
    public SpanSignal(SyntaxNode syntax, string dialect)
        : base(syntax, dialect)
    {
    }

    /// <summary>Its name.</summary>
    public ConstantText Name { get; init; }

    /// <summary>
    /// The code that runs inside it, as far as it can be told in this body: a <c>using</c>'s block, the statements up to the call that ends it, a
    /// lambda, a whole method with an attribute. Null where that cannot be told: then it may be around anything that follows.
    /// </summary>
    public SyntaxNode? Scope { get; init; }

    /// <summary>Where <see cref="Scope"/> is a block: the place in it from which on the span is open; else the scope's own start.</summary>
    public int ScopeStart { get; init; }

    /// <summary>Whether the library itself marks the span failed when an exception leaves it.</summary>
    public bool RecordsExceptions { get; init; }
}
