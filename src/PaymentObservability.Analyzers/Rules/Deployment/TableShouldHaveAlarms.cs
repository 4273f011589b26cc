using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6005: the guide's alarms on tables that payments use are missing: throttles, system errors, capacity and scaling where capacity is provisioned.</summary>
internal sealed class TableShouldHaveAlarms : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.TableShouldHaveAlarms;
}
