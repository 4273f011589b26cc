using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Deployment;

/// <summary>
/// PAY6018: a payment's template makes, in every stack, what an account has once in a Region: the second stage fails to deploy. Source: quotas of GuardDuty
/// and AWS Config, one detector, one recorder and one delivery channel an account and Region.
/// </summary>
internal sealed class AccountResourceShouldBeOptional : PaymentRule
{
    private static readonly (string Type, string What)[] Singletons =
    {
        ("AWS::GuardDuty::Detector", "GuardDuty detector"),
        ("AWS::Config::ConfigurationRecorder", "configuration recorder"),
        ("AWS::Config::DeliveryChannel", "delivery channel of AWS Config"),
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.AccountResourceShouldBeOptional);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var template in context.Templates.Where(template => template.AsksForService && !template.Template.IsStack))
        {
            foreach (var (type, what) in Singletons)
            {
                foreach (var resource in template.Template.OfType(type).Where(resource => resource.Condition is null))
                {
                    context.ReportInFile(PaymentObservability.Descriptors.AccountResourceShouldBeOptional, DiagnosticSeverity.Info, resource.Location, template.Operations[0], resource.LogicalId, what);
                }
            }
        }
    }
}
