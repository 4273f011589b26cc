using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>The parameters of one method: which of them end up where it records something.</summary>
internal sealed class ParameterSource : ValueSource
{
    private readonly IMethodSymbol method;

    public ParameterSource(IMethodSymbol method) => this.method = method;

    public override bool LooksInside => false;

    public override string? OfSymbol(ISymbol symbol, ITypeSymbol type) =>
        symbol is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol?.OriginalDefinition, method.OriginalDefinition) ? parameter.Name : null;
}
