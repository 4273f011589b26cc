using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Monitoring;
using PaymentObservability.Monitoring.AlarmDefects;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6010: an alarm on payments that cannot go off, goes off for nothing, or tells nobody. It is reported in the template, at the line.</summary>
internal sealed class AlarmMustBeAbleToFire : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.AlarmMustBeAbleToFire);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        // What a stack hides may take an alarm on.
        foreach (var template in context.Templates.Where(template => !template.Template.IsStack || !template.Template.HasHiddenResources))
        {
            foreach (var alarm in PaymentAlarms.Of(template, context.Model))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                foreach (var defect in Defects(alarm, context.Model.Deployment))
                {
                    Report(context, template, alarm.Alarm.Resource, defect);
                }

                foreach (var (topic, defect) in MuteTopic.Find(alarm))
                {
                    Report(context, template, topic, defect);
                }
            }

            if (template.AsksForService)
            {
                foreach (var (rule, defect) in MissedEvents.Find(template.Template))
                {
                    Report(context, template, rule, defect);
                }
            }
        }
    }

    private static IEnumerable<AlarmDefect> Defects(PaymentAlarm alarm, DeploymentModel deployment) =>
        UnheardAlarm.Find(alarm, deployment)
            .Concat(StuckAlarm.Find(alarm))
            .Concat(DeafToSilence.Find(alarm))
            .Concat(UnsaidMissingData.Find(alarm))
            .Concat(AveragedTime.Find(alarm))
            .Concat(PercentileOfFew.Find(alarm))
            .Concat(SingleDatapoint.Find(alarm))
            .Concat(ShortWindow.Find(alarm))
            .Concat(BeyondLimits.Find(alarm))
            .Concat(CountForRate.Find(alarm))
            .Concat(OutOfReach.Find(alarm))
            .Concat(ChallengeTakenForError.Find(alarm));

    private static void Report(RuleContext context, PaymentTemplate template, TemplateResource resource, AlarmDefect defect) =>
        context.ReportInFile(PaymentObservability.Descriptors.AlarmMustBeAbleToFire, defect.Severity, defect.Place, template.Owner, defect.Repair, resource.LogicalId, defect.What);
}
