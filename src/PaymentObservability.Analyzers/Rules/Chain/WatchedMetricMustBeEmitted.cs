using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Monitoring;

namespace PaymentObservability.Rules.Chain;

/// <summary>PAY7001: an alarm, widget or search reads a metric of the project's own that no code records so, or holds it against a threshold that it never or always crosses.</summary>
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

        var template = context.Templates.First(template => template.AsksForService);
        var faults = new OwnMetricFault(context.Model, context.Emitted, context.Cancellation);
        var faulty = metrics.Select(metric => (Metric: metric, Fault: faults.Of(metric))).Where(each => each.Fault is not null).ToDictionary(each => each.Metric, each => each.Fault!);
        var misnamed = new MisnamedMetrics(context.Model, context.Emitted, context.Cancellation).Of(faulty.Where(each => each.Value.IsUnrecorded).Select(each => each.Key).ToList());
        foreach (var metric in misnamed.Values.OrderBy(each => each.Watched, System.StringComparer.Ordinal))
        {
            Report(context, metric);
        }

        foreach (var metric in metrics.Where(faulty.ContainsKey))
        {
            var fault = faulty[metric];
            if (!fault.IsUnrecorded || !misnamed.ContainsKey(metric.Name.Text!))
            {
                Report(context, template, fault, Unrecorded(metric.Name.Text!, fault.Reason));
            }
        }

        var thresholds = new SenselessThreshold(context.Model, context.Emitted);
        foreach (var alarm in context.Model.Deployment.Alarms.Where(alarm => alarm.Metrics.Length == 1 && metrics.Contains(alarm.Metrics[0]) && !faulty.ContainsKey(alarm.Metrics[0]) && faults.IsOurs(alarm.Metrics[0])))
        {
            if (thresholds.Of(alarm, template) is { } fault)
            {
                Report(context, template, fault, $"The alarm on '{alarm.Metrics[0].Name.Text}' tells nothing: {fault.Reason}");
            }
        }

        foreach (var expression in searches)
        {
            foreach (var search in expression.Searches)
            {
                if (faults.Of(search) is { } reason)
                {
                    Report(context, template, new(expression.Location, reason), Unrecorded(search.MetricNames[0], reason));
                }
            }
        }
    }

    private static string Unrecorded(string name, string reason) => $"Nothing is ever recorded under '{name}' here: {reason}";

    /// <summary>On the code, which is the wrong side.</summary>
    private static void Report(RuleContext context, MisnamedMetric metric)
    {
        var properties = metric.CanRename ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.NewName, metric.Watched) : ImmutableDictionary<string, string?>.Empty;
        foreach (var literal in metric.Literals)
        {
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.WatchedMetricMustBeEmitted,
                literal.GetLocation(),
                metric.Watchers,
                properties,
                Unrecorded(metric.Watched, $"the code calls it '{metric.Recorded}', which nothing watches")));
        }
    }

    private static void Report(RuleContext context, PaymentTemplate template, ChainFault fault, string message) =>
        context.ReportInFile(PaymentObservability.Descriptors.WatchedMetricMustBeEmitted, DiagnosticSeverity.Warning, fault.Location, template.Operations[0], fault.Repair, message);
}
