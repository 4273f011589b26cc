using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;

namespace PaymentObservability.Rules.Chain;

/// <summary>PAY7001: an alarm, widget or search reads a metric of the project's own that no code records so.</summary>
internal sealed class WatchedMetricMustBeEmitted : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(PaymentObservability.Descriptors.WatchedMetricMustBeEmitted);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var judged = JudgedTemplates.Of(context);
        var metrics = judged.OwnMetrics.ToList();
        var searches = judged.Expressions.Where(expression => !expression.Searches.IsEmpty).ToList();
        if (metrics.Count == 0 && searches.Count == 0)
        {
            return;
        }

        var faults = new OwnMetricFault(context.Model, context.Emitted, context.Cancellation);
        foreach (var metric in metrics)
        {
            if (faults.Of(metric) is { } fault)
            {
                Report(context, fault.Location, metric.Name.Text!, fault.Reason);
            }
        }

        foreach (var expression in searches)
        {
            foreach (var search in expression.Searches)
            {
                if (faults.Of(search) is { } reason)
                {
                    Report(context, expression.Location, search.MetricNames[0], reason);
                }
            }
        }
    }

    private static void Report(RuleContext context, Location location, string name, string reason) =>
        context.ReportInFile(
            PaymentObservability.Descriptors.WatchedMetricMustBeEmitted,
            DiagnosticSeverity.Warning,
            location,
            context.Templates.First(template => template.AsksForService).Operations[0],
            name,
            reason);
}
