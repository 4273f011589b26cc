using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6008: no dashboard shows a payment function or what the code counts.</summary>
internal sealed class ServiceShouldHaveDashboard : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.ServiceShouldHaveDashboard;
}
