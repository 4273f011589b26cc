using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6011: logs of payment functions are text without fields, or are kept for ever.</summary>
internal sealed class LogsShouldBeJsonAndRetained : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.LogsShouldBeJsonAndRetained;
}
