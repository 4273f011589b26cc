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
    /// lambda, a whole method with an attribute. Unknown where that cannot be told: then it may be around anything that follows.
    /// </summary>
    public SpanScope Scope { get; init; }

    /// <summary>Whether the library itself marks the span failed when an exception leaves it.</summary>
    public bool RecordsExceptions { get; init; }

    /// <summary>What the span is started on: the <c>ActivitySource</c>, recorder or tracer; null where it is a static class.</summary>
    public IOperation? Source { get; init; }

    /// <summary>Whether the span is known to be open at a place of the body that opens it, or may be.</summary>
    public bool Covers(SyntaxNode place) => place.SyntaxTree == Syntax.SyntaxTree
        && (Scope.Node is null
            ? place.SpanStart >= Syntax.SpanStart
            : place.SpanStart >= Scope.Start && place.Span.End <= Scope.End && Scope.Node.Span.Contains(place.Span));
}
