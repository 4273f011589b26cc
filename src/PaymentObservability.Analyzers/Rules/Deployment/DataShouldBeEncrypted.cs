using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6014: tables and queues of payments are not encrypted with a key that can be watched.</summary>
internal sealed class DataShouldBeEncrypted : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.DataShouldBeEncrypted;
}
