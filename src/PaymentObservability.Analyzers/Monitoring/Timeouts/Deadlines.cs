using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Monitoring.Timeouts;

/// <summary>Whether the project bounds its calls by other means than the clients' timeouts: then nobody can tell here how long they wait.</summary>
internal static class Deadlines
{
    private static readonly ImmutableHashSet<string> Means = ImmutableHashSet.Create(
        "RemainingTime", "CancelAfter", "CancellationTokenSource", "WaitAsync", "WhenAny", "Timer", "DelegatingHandler", "AddHttpMessageHandler", "ConfigureHttpClientDefaults",
        "AddPolicyHandler", "AddTransientHttpErrorPolicy", "AddStandardResilienceHandler", "AddResilienceHandler", "AddResiliencePipeline", "ResiliencePipelineBuilder",
        "TimeoutAsync", "TimeoutPolicy", "AddTimeout", "TimeoutStrategyOptions", "AddStandardHedgingHandler", "HttpMessageInvoker");

    /// <summary>Whether any of them is named in the source.</summary>
    public static bool AreSet(PaymentModel model) => model.Scan.Names.Any(Means.Contains);
}
