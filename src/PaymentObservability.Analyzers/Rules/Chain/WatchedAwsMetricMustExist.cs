using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Monitoring;

namespace PaymentObservability.Rules.Chain;

/// <summary>PAY7002: an alarm or widget reads a metric of AWS's under which nothing is ever recorded.</summary>
internal sealed class WatchedAwsMetricMustExist : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(PaymentObservability.Descriptors.WatchedAwsMetricMustExist);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var metric in JudgedTemplates.Of(context).WatchedMetrics)
        {
            if (AwsMetricFault.Of(metric, context.Model.Deployment) is { } fault)
            {
                context.Report(Diagnostic.Create(
                    PaymentObservability.Descriptors.WatchedAwsMetricMustExist,
                    fault.Location,
                    metric.Name.Text,
                    fault.Reason));
            }
        }
    }
}
