using System.Collections.Generic;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The guide's alarms on an API: server and client errors, latency, the backend's latency, traffic.</summary>
internal sealed class ApiAlarms : IGuideSection
{
    private const string Rule = "PAY6004";

    public IReadOnlyCollection<string> Items { get; } = new[]
    {
        GuideItem.ApiServerErrors, GuideItem.ApiClientErrors, GuideItem.ApiLatency, GuideItem.ApiIntegrationLatency, GuideItem.ApiCount,
    };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var api = gap.Target;
        if (ApiName.Find(api, draft) is not { } name)
        {
            return;
        }

        switch (gap.Item)
        {
            case GuideItem.ApiServerErrors:
                new AlarmBuilder(draft, api + "ServerErrorsAlarm", Rule)
                    .Means($"More than 5 % of the requests to {api} end in a server error", GuideItem.QueryErrors)

                    // The average of a metric that is 1 for an error and 0 else.
                    .Watches(name.ServerErrors, "Average", 300).Above(0.05).For(2, of: 3)
                    .Add("more than 5 % server errors");
                break;
            case GuideItem.ApiClientErrors:
                ClientErrors(gap, name, draft);
                break;
            case GuideItem.ApiLatency:
                new AlarmBuilder(draft, api + "LatencyAlarm", Rule)
                    .Means($"One in twenty requests to {api} takes more than a second", GuideItem.QuerySlowest)
                    .Watches(name.Of("Latency"), "p95", 300).Above(1000).For(3, of: 3)
                    .Add("p95 latency above 1000 ms");
                break;
            case GuideItem.ApiIntegrationLatency:
                new AlarmBuilder(draft, api + "IntegrationLatencyAlarm", Rule)
                    .Means($"The functions behind {api} take more than 900 ms for one in twenty requests", GuideItem.QuerySlowest)
                    .Watches(name.Of("IntegrationLatency"), "p95", 300).Above(900).For(3, of: 3)
                    .Add("p95 of the backend above 900 ms");
                break;
            case GuideItem.ApiCount:
                new AlarmBuilder(draft, api + "TrafficAlarm", Rule)
                    .Means($"{api} gets far more or far fewer requests than usual", GuideItem.QueryPayments)
                    .LeavesItsBand(name.Of("Count"), "SampleCount", 300, width: 3).For(3, of: 3).WithoutData("ignore")
                    .Add("unusual number of requests");
                break;
        }
    }

    /// <summary>
    /// 402 is how an x402 service asks for money: with every payment in order half of the answers are client errors. API Gateway counts all of them together; its access
    /// log tells one from the other. Where there is none that can be counted, they are told apart by what the code counts: challenges, and payments that were refused.
    /// Where it counts nothing there is no alarm that could be trusted.
    /// </summary>
    private static void ClientErrors(GuideGap gap, ApiName name, TemplateDraft draft)
    {
        var alarm = new AlarmBuilder(draft, gap.Target + "ClientErrorsAlarm", Rule).For(3, of: 3);
        if (gap.Fact("x402") != "true")
        {
            alarm.Means($"More than 10 % of the requests to {gap.Target} end in a client error", GuideItem.QueryErrors)
                .Watches(name.ClientErrors, "Average", 300).Above(0.1)
                .Add("more than 10 % client errors");
            return;
        }

        const string Comment = "more than 10 % client errors, 402 not counted";
        const string Label = "Client errors without 402 (%)";
        alarm.Means($"More than 10 % of the requests to {gap.Target} end in a client error that is no request for payment (402)", GuideItem.QueryErrors);
        if (AccessLog.Find(gap.Target, draft) is { } log)
        {
            log.Count(draft);
            alarm.Calculates(Label, "IF(requests > 0, 100 * errors / requests, 0)", log.ClientErrors.Part("errors", "Sum", 300), name.Of("Count").Part("requests", "SampleCount", 300)).Above(10)
                .Add(Comment);
            return;
        }

        if (PaymentMetrics.Of(gap, "challenge") is not { } challenges)
        {
            return;
        }

        var parts = new List<MapNode>
        {
            name.ClientErrors.Part("errors", "Sum", 300), name.Of("Count").Part("requests", "SampleCount", 300), challenges.Part("challenges", "Sum", 300),
        };
        var other = "FILL(errors, 0) - FILL(challenges, 0)";
        if (PaymentMetrics.Of(gap, "success") is { } success)
        {
            parts.Add(success.Part("payments", "SampleCount", 300));
            parts.Add(success.Part("paid", "Sum", 300));
            other += " - FILL(payments, 0) + FILL(paid, 0)";
            if (PaymentMetrics.FailuresOf(gap, gap.Fact("unknown") ?? "Unknown") is { } unknown)
            {
                // One that ended without an answer was not answered with 402.
                parts.Add(unknown.Part("unanswered", "Sum", 300));
                other += " + FILL(unanswered, 0)";
            }
        }

        alarm.Calculates(Label, $"IF(requests > 0, IF({other} > 0, 100 * ({other}) / requests, 0), 0)", parts.ToArray()).Above(10)
            .Add(Comment);
    }
}
