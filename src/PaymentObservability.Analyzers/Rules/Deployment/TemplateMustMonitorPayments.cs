using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Monitoring;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6001: all that a template lacks of the guide and a fix can write, in one warning. The rules behind it are suggestions, each with a fix of its own.</summary>
internal sealed class TemplateMustMonitorPayments : GuideRule
{
    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => PaymentObservability.Descriptors.TemplateMustMonitorPayments;

    /// <inheritdoc/>
    protected override IReadOnlyList<GuideGap> GapsOf(PaymentTemplate template, GuideAnswers answers) =>
        template.Template.IsStack ? answers.Gaps : answers.Gaps.Where(gap => !gap.IsByHand && !ByHand.Is(gap, template)).ToList();

    /// <inheritdoc/>
    protected override object[] Arguments(PaymentTemplate template, GuideAnswers answers, IReadOnlyList<GuideGap> gaps)
    {
        // What can only be done by hand is for the rules behind this one to say: a warning that no fix ends is switched off.
        var lacking = new HashSet<string>(gaps.Select(gap => gap.Item));
        var all = new HashSet<string>(answers.Gaps.Select(gap => gap.Item));
        return new object[]
        {
            FilePaths.NameOf(template.Template.Path),
            string.Join(", ", template.Functions.Select(function => function.LogicalId)),
            lacking.Count,
            answers.Asked - all.Count(item => !lacking.Contains(item)),
            GuideRequirements.Describe(lacking),
        };
    }
}
