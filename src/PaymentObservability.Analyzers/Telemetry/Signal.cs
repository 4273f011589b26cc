using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One thing that code emits for people to see from outside.</summary>
internal abstract class Signal
{
    protected Signal(SyntaxNode syntax, string dialect)
    {
        Syntax = syntax;
        Dialect = dialect;
    }

    /// <summary>The call, or for a signal given in another way the node that gives it.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>The library that carries it, as its dialect names itself.</summary>
    public string Dialect { get; }
}
