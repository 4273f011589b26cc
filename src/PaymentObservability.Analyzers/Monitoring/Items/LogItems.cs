using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Whether logs keep their fields (JSON) and end some day (retention).</summary>
internal static class LogItems
{
    private const string LogGroup = "AWS::Logs::LogGroup";

    private static readonly string[] Filters = { "AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter" };

    /// <summary>Asks for it.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, GuideAnswers answers)
    {
        // Powertools and Serilog write their own JSON, whatever the runtime's format is.
        var needsFormat = facts.Model.Scopes.LogLibrary is LogLibrary.Microsoft or LogLibrary.Lambda or LogLibrary.StandardOutput;
        foreach (var function in template.Functions)
        {
            if (needsFormat)
            {
                answers.Ask(function.LogFormat is not "Text", GuideItem.LogFormat, function.LogicalId);
            }

            answers.Ask(
                IsRetained(function, facts.Deployment),
                new GuideGap(GuideItem.LogRetention, GroupOf(function, template.Template)?.LogicalId ?? function.LogicalId).With("filtered", IsFiltered(function, facts.Deployment) ? "true" : null));
        }
    }

    /// <summary>The group that a function logs to, where the template holds it.</summary>
    private static TemplateResource? GroupOf(DeployedFunction function, Template template) =>
        template.OfType(LogGroup).FirstOrDefault(group => template.Names.NameOf(group).Compare(function.LogGroup) == NameComparison.Same);

    /// <summary>Whether filters read the group: they would read nothing any more where the function logged to another.</summary>
    private static bool IsFiltered(DeployedFunction function, DeploymentModel deployment) =>
        deployment.Templates.SelectMany(template => Filters.SelectMany(template.OfType)).Any(filter =>
            filter.Template.Names.Of(filter.Property("LogGroupName")) is not { } group || group.Compare(function.LogGroup) != NameComparison.Different);

    // A group that cannot be told from another may be this one.
    private static bool IsRetained(DeployedFunction function, DeploymentModel deployment)
    {
        if (!function.IsReadable("LoggingConfig"))
        {
            return true;
        }

        var name = function.LogGroup;
        return deployment.Templates.SelectMany(template => template.Resources)
            .Where(resource => resource.Type == LogGroup && (resource.Property("RetentionInDays") is not null || !resource.IsWhole))
            .Any(group => group.Template.Names.NameOf(group).Compare(name) != NameComparison.Different);
    }
}
