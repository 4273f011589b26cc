using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>The guide's alarms on a function: error rate, duration, throttles and concurrency, invocations.</summary>
internal static class LambdaItems
{
    private const string Lambda = "AWS/Lambda";

    // A percentage of what the account may run at a time counts as well as its number.
    private static readonly string[] Concurrency = { "ClaimedAccountConcurrency", "ConcurrentExecutions", "UnreservedConcurrentExecutions" };

    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, AlarmedMetrics alarms, GuideAnswers answers)
    {
        foreach (var function in template.Functions)
        {
            answers.Ask(Watched("Errors"), GuideItem.LambdaErrors, function.LogicalId);
            answers.Ask(Watched("Duration"), GuideItem.LambdaDuration, function.LogicalId);
            answers.Ask(Watched("Throttles"), GuideItem.LambdaThrottles, function.LogicalId);
            answers.Ask(Watched("Invocations"), GuideItem.LambdaInvocations, function.LogicalId);

            bool Watched(string metric) => alarms.Watch(Lambda, metric, "FunctionName", function.Name);
        }

        // The account's, not a function's: one alarm is enough.
        answers.Ask(Concurrency.Any(metric => template.Functions.Any(function => alarms.Watch(Lambda, metric, "FunctionName", function.Name))), GuideItem.LambdaConcurrency, template.Functions[0].LogicalId);
    }
}
