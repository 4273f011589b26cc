using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;

namespace PaymentObservability.Health;

/// <summary>A health check that the project has.</summary>
/// <param name="Name">As messages name it.</param>
/// <param name="Entry">The entry point that answers it; null where a library, a router's case or a template says that there is one.</param>
/// <param name="Place">Where it stands in source, if it does.</param>
internal sealed record HealthEndpoint(string Name, EntryPoint? Entry, SyntaxNode? Place)
{
    /// <summary>Whether ASP.NET Core answers it from what is registered with <c>AddHealthChecks</c>.</summary>
    public bool IsMapped => Entry is null && Name is "MapHealthChecks" or "UseHealthChecks";
}
