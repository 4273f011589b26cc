using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6003: the guide's alarms on payment functions are missing: error rate, duration, throttles and concurrency, invocations.</summary>
internal sealed class LambdaShouldHaveAlarms : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.LambdaShouldHaveAlarms;
}
