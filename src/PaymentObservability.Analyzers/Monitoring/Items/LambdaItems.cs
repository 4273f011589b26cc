using System.Globalization;
using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Monitoring.AlarmDefects;

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
            Ask(Watched("Errors"), GuideItem.LambdaErrors);
            Ask(Watched("Duration"), GuideItem.LambdaDuration);
            Ask(Watched("Throttles"), GuideItem.LambdaThrottles);
            Ask(Watched("Invocations"), GuideItem.LambdaInvocations);

            // How often it is invoked decides how long an alarm has to look.
            void Ask(bool isThere, string item) => answers.Ask(
                isThere,
                new GuideGap(item, function.LogicalId)
                    .With("every", PaymentAlarm.RunsEveryOf(function)?.ToString(CultureInfo.InvariantCulture))
                    .With("callers", HasCallers(template, function) ? "true" : null));

            bool Watched(string metric) => alarms.Watch(Lambda, metric, "FunctionName", function.Name);
        }

        // The account's, not a function's: one alarm is enough.
        answers.Ask(Concurrency.Any(metric => template.Functions.Any(function => alarms.Watch(Lambda, metric, "FunctionName", function.Name))), GuideItem.LambdaConcurrency, template.Functions[0].LogicalId);
    }

    /// <summary>Whether people or programs call it and wait. Outside of SAM the API alone says so.</summary>
    private static bool HasCallers(PaymentTemplate template, DeployedFunction function) =>
        function.Events.Any(source => source.Kind is EventSourceKind.RestApi or EventSourceKind.HttpApi or EventSourceKind.FunctionUrl) || template.Apis.Any(api => api.Functions.Contains(function.LogicalId));
}
