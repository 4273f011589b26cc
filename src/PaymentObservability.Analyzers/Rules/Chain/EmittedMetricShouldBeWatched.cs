using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Handlers;
using PaymentObservability.Monitoring;
using PaymentObservability.Rules.Deployment;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// PAY7003: payments record a metric that no alarm, dashboard or scaling policy reads. Silent where nothing reads anything of payments yet: PAY6007 and PAY6008 speak of
/// that. Once a template, on the code.
/// </summary>
internal sealed class EmittedMetricShouldBeWatched : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.EmittedMetricShouldBeWatched);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var (template, answers) in context.Guide)
        {
            if (!template.AsksForService || answers.Of("PAY6007").Length + answers.Of("PAY6008").Length > 0 || context.Model.Deployment.Dashboards.Any(dashboard => !dashboard.IsReadable))
            {
                continue;
            }

            var unwatched = Recorded(template, context).Where(name => !IsWatched(name, context.Model.Deployment)).ToList();
            if (unwatched.Count == 0)
            {
                continue;
            }

            var gap = new GuideGap(GuideItem.UnwatchedMetrics, "")
                .With("counts", string.Join(",", unwatched.Where(name => RoleNames.Sense(name) != MetricSense.Duration)))
                .With("durations", string.Join(",", unwatched.Where(name => RoleNames.Sense(name) == MetricSense.Duration)));
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.EmittedMetricShouldBeWatched,
                OperationFinder.NameOf(template.Operations[0].Entry.Body.Syntax),
                new[] { template.Functions[0].Location },
                GuideRule.PropertiesOf(template, new[] { gap }),
                string.Join(", ", unwatched),
                FilePaths.NameOf(template.Template.Path)));
        }
    }

    /// <summary>The names of metrics that say something of payments, as far as they are known.</summary>
    private static IEnumerable<string> Recorded(PaymentTemplate template, RuleContext context) =>
        template.Operations
            .SelectMany(operation => context.Model.MetricsOf(operation, context.Cancellation) is var metrics
                ? metrics.Metrics.Names.Where(name => Enum.GetValues(typeof(MetricRole)).Cast<MetricRole>().Any(role => metrics.Fills(role, name)))
                : Enumerable.Empty<string>())
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal);

    private static bool IsWatched(string name, DeploymentModel deployment) =>
        deployment.WatchedMetrics.Any(metric => metric.Name.Compare(name) != NameComparison.Different)
        || deployment.Expressions.Any(expression => expression.Text.Contains(name) || expression.Searches.Any(search => search.MetricNames.IsEmpty && search.Words.IsEmpty));
}
