using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment.Guide;

/// <summary>Every item of the guide that a template can be asked for, in the order of the guide.</summary>
internal static class GuideRequirements
{
    private const string Lambda = "Lambda alarms";
    private const string Table = "table alarms";
    private const string Api = "API alarms";
    private const string Source = "event source alarms";
    private const string Payment = "payment alarms";
    private const string Queries = "log queries";
    private const string Probes = "health check and canary";
    private const string Security = "security monitoring";

    /// <summary>All of them.</summary>
    public static ImmutableArray<GuideRequirement> All { get; } = ImmutableArray.Create<GuideRequirement>(
        new(GuideItem.LambdaInvocations, "PAY6003", Lambda, "invocations"),
        new(GuideItem.LambdaErrors, "PAY6003", Lambda, "error rate"),
        new(GuideItem.LambdaDuration, "PAY6003", Lambda, "duration"),
        new(GuideItem.LambdaThrottles, "PAY6003", Lambda, "throttles"),
        new(GuideItem.LambdaConcurrency, "PAY6003", Lambda, "claimed concurrency"),
        new(GuideItem.StreamIteratorAge, "PAY6006", Source, "iterator age"),
        new(GuideItem.QueueMessageAge, "PAY6006", Source, "message age"),
        new(GuideItem.QueueDeadLetters, "PAY6006", Source, "dead letters"),
        new(GuideItem.AsyncDrops, "PAY6006", Source, "dropped events"),
        new(GuideItem.TableCapacity, "PAY6005", Table, "capacity"),
        new(GuideItem.TableThrottles, "PAY6005", Table, "throttles"),
        new(GuideItem.TableScaling, "PAY6005", Table, "scaling"),
        new(GuideItem.TableSystemErrors, "PAY6005", Table, "system errors"),
        new(GuideItem.ApiServerErrors, "PAY6004", Api, "5xx"),
        new(GuideItem.ApiClientErrors, "PAY6004", Api, "4xx"),
        new(GuideItem.ApiLatency, "PAY6004", Api, "latency"),
        new(GuideItem.ApiIntegrationLatency, "PAY6004", Api, "integration latency"),
        new(GuideItem.ApiCount, "PAY6004", Api, "request count"),
        new(GuideItem.WalletConnection, "PAY6007", Payment, "wallet connections"),
        new(GuideItem.PaymentSuccess, "PAY6007", Payment, "success rate"),
        new(GuideItem.PaymentDuration, "PAY6007", Payment, "duration"),
        new(GuideItem.PaymentUnknown, "PAY6007", Payment, "unknown outcomes"),
        new(GuideItem.PaymentNone, "PAY6007", Payment, "no payments at all"),
        new(GuideItem.Dashboard, "PAY6008", "", "dashboard"),
        new(GuideItem.QueryErrors, "PAY6009", Queries, "errors"),
        new(GuideItem.QueryPayments, "PAY6009", Queries, "payments"),
        new(GuideItem.QueryWallets, "PAY6009", Queries, "wallet connections"),
        new(GuideItem.QueryFailures, "PAY6009", Queries, "failures by reason"),
        new(GuideItem.QuerySlowest, "PAY6009", Queries, "slowest settlements"),
        new(GuideItem.Tracing, "PAY6002", "", "X-Ray tracing"),
        new(GuideItem.HealthDeployed, "PAY6013", Probes, "the health check's route"),
        new(GuideItem.CanaryDeployed, "PAY6013", Probes, "the canary's schedule"),
        new(GuideItem.CanaryAlarms, "PAY6013", Probes, "the canary's alarms"),
        new(GuideItem.LambdaChanges, "PAY6015", Security, "changes of functions"),
        new(GuideItem.IamChanges, "PAY6015", Security, "changes of IAM"),
        new(GuideItem.TrailInsights, "PAY6015", Security, "unusual calls"),
        new(GuideItem.ConfigRules, "PAY6015", Security, "Config rules"),
        new(GuideItem.GuardDuty, "PAY6015", Security, "GuardDuty"),
        new(GuideItem.ExposedCredentials, "PAY6015", Security, "exposed credentials"),
        new(GuideItem.Encryption, "PAY6014", "", "encryption"),
        new(GuideItem.LogFormat, "PAY6011", "logs", "JSON"),
        new(GuideItem.LogRetention, "PAY6011", "logs", "retention"));

    private static readonly ImmutableDictionary<string, GuideRequirement> ByItem = All.ToImmutableDictionary(requirement => requirement.Item);

    /// <summary>The requirement of an item.</summary>
    public static GuideRequirement Of(string item) => ByItem[item];

    /// <summary>Items in words, by area: <c>Lambda alarms (error rate, duration), dashboard</c>.</summary>
    public static string Describe(IEnumerable<string> items)
    {
        var wanted = new HashSet<string>(items);
        var parts = All.Where(requirement => wanted.Contains(requirement.Item))
            .GroupBy(requirement => requirement.Area.Length == 0 ? requirement.Item : requirement.Area)
            .Select(group => group.First().Area.Length == 0 ? group.First().Label : $"{group.Key} ({string.Join(", ", group.Select(requirement => requirement.Label))})");
        return string.Join(", ", parts);
    }
}
