using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6004: the guide's alarms on the API in front of payments are missing: 5xx, 4xx without 402, latency, integration latency, request count.</summary>
internal sealed class ApiShouldHaveAlarms : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.ApiShouldHaveAlarms;
}
