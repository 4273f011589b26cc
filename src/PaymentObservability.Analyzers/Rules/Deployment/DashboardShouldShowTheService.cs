using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Monitoring.DashboardDefects;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6017: a dashboard of the payment's template that is empty elsewhere, or whose graphs do not show what they say. Reported in the template, at the line.</summary>
internal sealed class DashboardShouldShowTheService : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.DashboardShouldShowTheService);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var template in context.Templates.Where(template => template.AsksForService))
        {
            foreach (var dashboard in template.Template.Contents.Dashboards)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                foreach (var defect in Defects(dashboard))
                {
                    context.ReportInFile(PaymentObservability.Descriptors.DashboardShouldShowTheService, DiagnosticSeverity.Info, defect.Place, template.Operations[0], defect.Repair, dashboard.Resource!.LogicalId, defect.What);
                }
            }
        }
    }

    private static IEnumerable<DashboardDefect> Defects(Dashboard dashboard)
    {
        var resource = dashboard.Resource!;

        // Which line has which axis is not read: whoever speaks of the second axis has thought of it.
        var hasTwoAxes = resource.Template.IsStack || resource.Template.Text.ToString(resource.Body.Span).Contains("yAxis");
        return TypedRegion.Find(dashboard).Concat(hasTwoAxes ? Enumerable.Empty<DashboardDefect>() : MixedAxis.Find(dashboard)).Concat(VolumeForRate.Find(dashboard));
    }
}
