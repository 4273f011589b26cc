using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Where a health check and a canary can stand: beside a payment function, behind its API.</summary>
internal interface IProbePlace
{
    /// <summary>The address of the API; null where it cannot be told.</summary>
    TemplateNode? Url { get; }

    /// <summary>Whether the API takes one more route, so that it answers as soon as it is deployed.</summary>
    bool HasRoutes { get; }

    /// <summary>Whether the health check can be given the rights that it needs.</summary>
    bool Permits(HealthCheck check);

    /// <summary>Adds the health check with its route and rights.</summary>
    void AddHealth(string handler, HealthCheck check);

    /// <summary>Adds the canary with its schedule.</summary>
    void AddCanary(string handler, MapNode variables);
}
