using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>The call by which money moves, or is asked to move.</summary>
internal sealed class MoneyCall
{
    public MoneyCall(IOperation operation, IMethodSymbol? method, SyntaxNode name, PaymentKind kind, string evidence, bool isStrong)
    {
        Operation = operation;
        Method = method;
        Name = name;
        Kind = kind;
        Evidence = evidence;
        IsStrong = isStrong;
    }

    /// <summary>The invocation, object creation, or method group that is passed on.</summary>
    public IOperation Operation { get; }

    /// <summary>What is called; null where the call cannot be bound.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The name in the call, where diagnostics stand.</summary>
    public SyntaxNode Name { get; }

    /// <summary>What it does with money.</summary>
    public PaymentKind Kind { get; }

    /// <summary>Why it is taken for a money call, for people to read.</summary>
    public string Evidence { get; }

    /// <summary>Whether a known SDK member or an attribute says so, not just a name.</summary>
    public bool IsStrong { get; }

    /// <summary>Whether its own name, address or step says it, not just what it is called on or given.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>What the SDK's table says of it, where it is an SDK's member.</summary>
    public SdkMember? Sdk { get; init; }
}
