using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6006: nothing notices that payment functions lag behind their queue or stream, or that messages are lost.</summary>
internal sealed class EventSourceShouldHaveAlarms : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.EventSourceShouldHaveAlarms;
}
