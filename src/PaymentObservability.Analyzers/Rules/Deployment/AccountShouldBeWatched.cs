using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6015: the guide's security monitoring is missing: changes of functions and IAM, unusual calls, Config rules, GuardDuty, exposed credentials.</summary>
internal sealed class AccountShouldBeWatched : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.AccountShouldBeWatched;
}
