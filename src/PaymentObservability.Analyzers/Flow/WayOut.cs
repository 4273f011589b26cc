using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>One way out of a body on which nothing recorded the outcome.</summary>
internal sealed class WayOut
{
    public WayOut(WayOutKind kind, SyntaxNode syntax, Thrown? thrown)
    {
        Kind = kind;
        Syntax = syntax;
        Thrown = thrown;
    }

    /// <summary>How it leaves.</summary>
    public WayOutKind Kind { get; }

    /// <summary>Where: the return, the throw, the call that throws, the catch that swallows.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>The exception that escapes; null where control goes back to the caller.</summary>
    public Thrown? Thrown { get; }
}
