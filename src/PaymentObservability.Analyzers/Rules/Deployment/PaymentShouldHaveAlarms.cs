using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6007: no alarm reads what the code counts of payments: success rate, unknown outcomes, duration, no payments at all, wallet connections.</summary>
internal sealed class PaymentShouldHaveAlarms : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.PaymentShouldHaveAlarms;
}
