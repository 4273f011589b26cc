using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Monitoring.Items;

namespace PaymentObservability.Monitoring;

/// <summary>Asks the whole guide of every template that deploys payments of the project.</summary>
internal static class GuideCheck
{
    /// <summary>What each template lacks; none where the deployment is somebody else's business.</summary>
    public static ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)> Of(ServiceFacts facts, string? projectFolder)
    {
        // What a stack or a loop hides may be all that is asked for.
        if (facts.Model.Contract.ExternalDeployment || facts.Deployment.Templates.Any(template => template.IsStack ? template.HasHiddenResources : template.MayHideWatchers))
        {
            return ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)>.Empty;
        }

        var alarms = AlarmedMetrics.Of(facts.Deployment);
        return PaymentTemplate.Of(facts.Model, facts.Deployment, projectFolder).Select(template => (template, Ask(template, facts, alarms))).ToImmutableArray();
    }

    private static GuideAnswers Ask(PaymentTemplate template, ServiceFacts facts, AlarmedMetrics alarms)
    {
        var answers = new GuideAnswers();
        LambdaItems.Ask(template, alarms, answers);
        EventSourceItems.Ask(template, alarms, answers);
        TableItems.Ask(template, facts, alarms, answers);
        ApiItems.Ask(template, facts, alarms, answers);
        TracingItems.Ask(template, facts, answers);
        EncryptionItems.Ask(template, answers);
        LogItems.Ask(template, facts, answers);
        if (template.AsksForService)
        {
            PaymentItems.Ask(template, facts, alarms, answers);
            DashboardItems.Ask(template, facts, answers);
            QueryItems.Ask(template, facts, answers);
            HealthItems.Ask(template, facts, alarms, answers);
            SecurityItems.Ask(template, facts, answers);
        }

        return answers;
    }
}
