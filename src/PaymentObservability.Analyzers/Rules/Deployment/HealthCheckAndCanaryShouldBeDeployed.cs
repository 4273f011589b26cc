using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6013: the code has a health check or a canary that the template does not deploy, or that no alarm watches.</summary>
internal sealed class HealthCheckAndCanaryShouldBeDeployed : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.HealthCheckAndCanaryShouldBeDeployed;
}
