using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;
using PaymentObservability.Health;

namespace PaymentObservability.Rules.Health;

/// <summary>PAY4001: a project that takes payments by HTTP has no health check. Once a project, at the handler of its first payment.</summary>
internal sealed class PaymentServiceMustHaveHealthCheck : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.PaymentServiceMustHaveHealthCheck);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var health = context.Health;
        if (health.Payments.IsEmpty || !health.Endpoints.IsEmpty)
        {
            return;
        }

        var (entry, place, style) = ServicePlace.Of(health.Payments, context.Model);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Dependencies, Dependency.Format(health.Dependencies));
        context.Report(Diagnostic.Create(
            PaymentObservability.Descriptors.PaymentServiceMustHaveHealthCheck,
            place,
            new[] { OperationFinder.NameOf(entry.Body.Syntax) },
            style == HealthStyle.None ? properties : properties.Add(FixProperties.Fixable, "true").Add(FixProperties.Style, style.ToString()),
            entry.Name,
            Needs(health.Dependencies)));
    }

    private static string Needs(ImmutableArray<Dependency> dependencies) =>
        dependencies.IsEmpty ? "that it runs" : string.Join(", ", dependencies.Take(3).Select(dependency => dependency.Display)) + (dependencies.Length > 3 ? $" and {dependencies.Length - 3} more" : "");
}
