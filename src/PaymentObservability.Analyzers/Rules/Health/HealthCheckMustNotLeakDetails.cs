using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Health;

namespace PaymentObservability.Rules.Health;

/// <summary>PAY4003: a health check that answers with the text of an exception. Once for each catch clause, at the first such text.</summary>
internal sealed class HealthCheckMustNotLeakDetails : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.HealthCheckMustNotLeakDetails);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var endpoint in context.Health.Endpoints.Where(endpoint => endpoint.Entry is not null))
        {
            foreach (var (clause, leaks) in LeakFinder.Find(endpoint, context.Model, context.Cancellation))
            {
                if (reported.Add(clause))
                {
                    context.Report(Diagnostic.Create(
                        PaymentObservability.Descriptors.HealthCheckMustNotLeakDetails,
                        leaks[0].GetLocation(),
                        leaks.Skip(1).Select(leak => leak.GetLocation()),
                        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Fixable, "true"),
                        endpoint.Name,
                        leaks[0].ToString()));
                }
            }
        }
    }
}
