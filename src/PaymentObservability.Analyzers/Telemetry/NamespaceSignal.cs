using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>
/// Sets the namespace of every metric that the same library records without one of its own: <c>SetNamespace</c>,
/// <c>[Metrics(Namespace = ...)]</c>, <c>options.Namespace = ...</c>. Libraries may take it from the environment instead.
/// </summary>
internal sealed class NamespaceSignal : Signal
{
    public NamespaceSignal(SyntaxNode syntax, string dialect, ConstantText name)
        : base(syntax, dialect) => Namespace = name;

    /// <summary>The namespace.</summary>
    public ConstantText Namespace { get; }

    /// <summary>The literal that holds it, or null.</summary>
    public SyntaxNode? NameSyntax { get; init; }
}
