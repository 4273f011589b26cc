using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Whether X-Ray is switched on where payments run. An agent of Datadog's needs none of it, and HTTP APIs have no such switch.</summary>
internal static class TracingItems
{
    /// <summary>Asks for it.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, GuideAnswers answers)
    {
        if (facts.Model.Tracing.Library == SpanLibrary.Datadog)
        {
            return;
        }

        foreach (var function in template.Functions)
        {
            answers.Ask(function.Tracing is not (TracingMode.NotSet or TracingMode.Disabled), GuideItem.Tracing, function.LogicalId);
        }

        foreach (var api in template.Apis)
        {
            if (api.Kind == ApiKind.Rest)
            {
                answers.Ask(api.IsTraced != false, GuideItem.Tracing, api.LogicalId);
            }
        }
    }
}
