using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

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
                context.ReportInFile(
                    PaymentObservability.Descriptors.WatchedAwsMetricMustExist,
                    DiagnosticSeverity.Warning,
                    fault.Location,
                    context.Templates.First(template => template.AsksForService).Operations[0],
                    fault.Repair,
                    metric.Name.Text!,
                    fault.Reason);
            }
        }
    }
}
