using Microsoft.CodeAnalysis;
using PaymentObservability.Flow;

namespace PaymentObservability.Health;

/// <summary>A health check of the project's own that is registered with <c>AddHealthChecks</c>.</summary>
/// <param name="Name">As messages name it: its class, or the name that a lambda is registered by.</param>
/// <param name="Body">What runs: <c>CheckHealthAsync</c>, or the lambda.</param>
/// <param name="Type">Its class; null for a lambda.</param>
/// <param name="Registered">The name that it is registered by; empty where the source does not say.</param>
internal sealed record RegisteredCheck(string Name, CodeBody Body, INamedTypeSymbol? Type, string Registered)
{
    /// <summary>Whether it only says that the process runs, which is what <c>self</c> is called for.</summary>
    public bool IsLiveness => Registered == "self" || Type?.Name is "SelfHealthCheck" or "SelfCheck" || HealthNames.IsLiveness(Registered, Type?.Name ?? "", "");
}
