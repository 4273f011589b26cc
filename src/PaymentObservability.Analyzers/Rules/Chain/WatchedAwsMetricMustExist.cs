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
        var judged = JudgedTemplates.Of(context);
        if (judged.IsEmpty)
        {
            return;
        }

        foreach (var (metric, fault) in AwsMetricFaults.Of(context.Model.Deployment))
        {
            if (judged.Holds(metric.Location))
            {
                context.ReportInFile(
                    PaymentObservability.Descriptors.WatchedAwsMetricMustExist,
                    DiagnosticSeverity.Warning,
                    fault.Location,
                    context.Templates.First(template => template.AsksForService).Owner,
                    fault.Repair,
                    metric.Name.Text!,
                    fault.Reason);
            }
        }
    }
}
