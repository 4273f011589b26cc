using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6002: X-Ray tracing is not switched on where payments run, or an API leaves it off.</summary>
internal sealed class FunctionShouldBeTraced : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.FunctionShouldBeTraced;
}
