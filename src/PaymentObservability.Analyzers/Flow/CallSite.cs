using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>One place from which other code is entered: an invocation, a creation, a lambda or method group that is passed on, the end of a <c>using</c>.</summary>
internal sealed class CallSite
{
    public CallSite(CodeBody caller, IOperation operation, IMethodSymbol? target, SyntaxNode syntax)
    {
        Caller = caller;
        Operation = operation;
        Target = target;
        Syntax = syntax;
    }

    /// <summary>The code it stands in.</summary>
    public CodeBody Caller { get; }

    /// <summary>The invocation, creation, delegate or <c>using</c>.</summary>
    public IOperation Operation { get; }

    /// <summary>What is entered, as far as its static type says; null where the call cannot be bound (code in the making, a missing package).</summary>
    public IMethodSymbol? Target { get; }

    /// <summary>Where.</summary>
    public SyntaxNode Syntax { get; }
}
