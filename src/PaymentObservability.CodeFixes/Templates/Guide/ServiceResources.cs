using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>What a service is made of: what the gap's facts list (<c>functions</c>, <c>apis</c>, <c>tables</c>, <c>queues</c>); where they list no function, all that the template has.</summary>
internal sealed class ServiceResources
{
    public ServiceResources(GuideGap gap, TemplateDraft draft)
    {
        Functions = new(gap, draft);
        Tables = Listed(gap, "tables", draft.View.Ids.Where(id => TableAlarms.IsTable(draft.View.Type(id))), draft);
        Queues = Listed(gap, "queues", draft.View.Ids.Where(id => draft.View.Type(id) == "AWS::SQS::Queue"), draft);
        Apis = Listed(gap, "apis", draft.View.Ids.Concat(Implicit(draft.View)), draft).Where(id => ApiName.Find(id, draft) is not null).ToList();
    }

    /// <summary>Functions, those on a condition included.</summary>
    public ServiceFunctions Functions { get; }

    /// <summary>APIs, those that SAM makes by itself included.</summary>
    public IReadOnlyList<string> Apis { get; }

    /// <summary>Tables.</summary>
    public IReadOnlyList<string> Tables { get; }

    /// <summary>Queues.</summary>
    public IReadOnlyList<string> Queues { get; }

    /// <summary>The APIs that SAM makes of events that name none.</summary>
    public static IEnumerable<string> Implicit(TemplateView view)
    {
        var events = view.Functions.Where(id => view.Type(id) == TemplateView.ServerlessFunction)
            .SelectMany(id => (view.Property(id, "Events") as YamlMap)?.Entries.Select(entry => entry.Value).OfType<YamlMap>() ?? Enumerable.Empty<YamlMap>())
            .ToList();
        if (events.Any(trigger => trigger.Text("Type") == "Api" && (trigger["Properties"] as YamlMap)?["RestApiId"] is null))
        {
            yield return ApiName.ImplicitRestApi;
        }

        if (events.Any(trigger => trigger.Text("Type") == "HttpApi" && (trigger["Properties"] as YamlMap)?["ApiId"] is null))
        {
            yield return ApiName.ImplicitHttpApi;
        }
    }

    // What is there on a condition only cannot be named by what is always there.
    private static IReadOnlyList<string> Listed(GuideGap gap, string fact, IEnumerable<string> all, TemplateDraft draft) =>
        (gap.Fact("functions") is not null ? gap.List(fact) : all).Where(id => draft.View.Resource(id)?["Condition"] is null).ToList();
}
