using System;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>
/// One piece of code that runs as a whole: a method, constructor, accessor, local function, lambda, or a program's top-level statements.
/// Equal where the syntax is the same.
/// </summary>
internal sealed class CodeBody : IEquatable<CodeBody>
{
    public CodeBody(IMethodSymbol symbol, SyntaxNode syntax)
    {
        Symbol = symbol;
        Syntax = syntax;
    }

    /// <summary>The method, accessor, local function or lambda.</summary>
    public IMethodSymbol Symbol { get; }

    /// <summary>Its declaration, or the lambda expression.</summary>
    public SyntaxNode Syntax { get; }

    public bool Equals(CodeBody? other) => other is not null && ReferenceEquals(Syntax, other.Syntax);

    public override bool Equals(object? obj) => Equals(obj as CodeBody);

    public override int GetHashCode() => Syntax.GetHashCode();

    public override string ToString() => Symbol.ToDisplayString();
}
