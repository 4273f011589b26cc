using System;
using System.Linq;
using System.Text.RegularExpressions;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Rules.Metrics;

namespace PaymentObservability.Monitoring.Items;

/// <summary>The guide's alarms on an API, by the names and dimensions of its kind.</summary>
internal static class ApiItems
{
    private const string ApiGateway = "AWS/ApiGateway";

    // 4*, 404, >= 400, [.., status=4*, ..]
    private static readonly Regex ClientErrors = new(@"(=|>)\s*""?(4\*|4\d\d|399)|%\^?4", RegexOptions.CultureInvariant);

    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, AlarmedMetrics alarms, GuideAnswers answers)
    {
        var isX402 = template.Operations.Any(operation => operation.Kind == PaymentKind.Payment && ChallengeShouldBeCounted.IsX402(operation));
        foreach (var api in template.Apis)
        {
            // REST APIs are known to CloudWatch by a name that may stand in a file elsewhere.
            var isNameless = api.Kind == ApiKind.Rest && api.Name.IsUnknown;
            Ask(GuideItem.ApiServerErrors, Watched("5XXError", "5xx"));
            Ask(GuideItem.ApiLatency, Watched("Latency", "Latency"));
            Ask(GuideItem.ApiIntegrationLatency, Watched("IntegrationLatency", "IntegrationLatency"));
            Ask(GuideItem.ApiCount, Watched("Count", "Count"));

            // Half of the answers of an x402 service are 402, which API Gateway's metric cannot tell from other client errors: its access log can, and what the code counts.
            var gap = new GuideGap(GuideItem.ApiClientErrors, api.LogicalId).ByHandIf(isNameless);
            answers.Ask(Watched("4XXError", "4xx") || facts.Deployment.MetricFilters.Any(filter => CountsClientErrors(filter) && alarms.WatchMade(filter)), isX402 ? PaymentMetricFacts.Add(gap.With("x402", "true"), PaymentKind.Payment, template, facts.Model) : gap);

            void Ask(string item, bool isThere) => answers.Ask(isThere, new GuideGap(item, api.LogicalId).ByHandIf(isNameless));

            bool Watched(string rest, string http) => api.Kind == ApiKind.Rest
                ? alarms.Watch(ApiGateway, rest, "ApiName", api.Name)
                : alarms.Watch(ApiGateway, http, "ApiId", api.Id);
        }
    }
    // What lines a filter counts that cannot be read, may be these.
    private static bool CountsClientErrors(MetricFilter filter) => filter.Pattern?.Text is not { } pattern || (pattern.IndexOf("status", StringComparison.OrdinalIgnoreCase) >= 0 && ClientErrors.IsMatch(pattern));
}
