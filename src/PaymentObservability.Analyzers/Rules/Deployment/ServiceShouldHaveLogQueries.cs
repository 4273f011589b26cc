using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6009: the guide's log queries are not saved anywhere.</summary>
internal sealed class ServiceShouldHaveLogQueries : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.ServiceShouldHaveLogQueries;
}
