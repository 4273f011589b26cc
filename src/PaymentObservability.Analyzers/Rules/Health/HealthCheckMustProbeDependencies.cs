using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;
using PaymentObservability.Health;

namespace PaymentObservability.Rules.Health;

/// <summary>PAY4002: a health check that says what is written in it, not what is: it asks nothing, answers 200 whatever it finds, or tells a made-up state or version.</summary>
internal sealed class HealthCheckMustProbeDependencies : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.HealthCheckMustProbeDependencies);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var health = context.Health;
        var checks = health.Endpoints.Where(endpoint => endpoint.Entry is not null)
            .Select(endpoint => (Endpoint: endpoint, Probing: Probing.Of(endpoint.Entry!.Body, endpoint.Entry.Receiver, context.Model, context.Cancellation)))
            .ToList();

        // One that looks is enough; others may just say that the process runs. What cannot be read may look.
        var isAsked = health.Endpoints.Any(endpoint => endpoint.Entry is null && !endpoint.IsMapped) || checks.Any(check => check.Probing.AsksAnything);
        var registered = ImmutableArray<(RegisteredCheck Check, Probing Probing)>.Empty;
        if (!isAsked && health.Endpoints.Any(endpoint => endpoint.IsMapped))
        {
            var found = RegisteredChecks.Find(context.Model, context.Cancellation);
            registered = found.IsDefault ? registered : found.Select(check => (check, Probing.Of(check.Body, check.Type, context.Model, context.Cancellation))).ToImmutableArray();
            isAsked = found.IsDefault || registered.Any(check => check.Probing.AsksAnything);
        }

        foreach (var (check, probing) in registered)
        {
            var fault = !probing.IsAlwaysHealthy() || check.IsLiveness ? null
                : probing.AsksAnything ? probing.Swallows() ? "answers that it is healthy whatever it finds" : null
                : !isAsked && !health.Dependencies.IsEmpty ? "asks nothing: it answers the same when " + health.Dependencies[0].Display + " cannot be reached" : null;
            if (fault is not null)
            {
                context.Report(Diagnostic.Create(PaymentObservability.Descriptors.HealthCheckMustProbeDependencies, OperationFinder.NameOf(check.Body.Syntax), check.Name, fault));
            }
        }

        foreach (var (endpoint, probing) in checks)
        {
            var entry = endpoint.Entry!;
            var place = OperationFinder.NameOf(entry.Body.Syntax);
            if (!isAsked && !health.Dependencies.IsEmpty && !IsLiveness(entry))
            {
                Report(place, "asks nothing: it answers the same when " + health.Dependencies[0].Display + " cannot be reached");
            }
            else if (probing.AsksAnything && probing.IsAlwaysGood())
            {
                Report(place, "answers 200 whatever it finds");
            }
            else if (probing.Claimed() is { } claim)
            {
                Report(claim.Literal.GetLocation(), "says that '" + claim.Key + "' is well and does not ask it");
            }
            else if (probing.FixedVersion() is { } version)
            {
                Report(version.GetLocation(), "tells a version that is written into the code, whatever is deployed");
            }

            void Report(Location location, string fault) =>
                context.Report(Diagnostic.Create(PaymentObservability.Descriptors.HealthCheckMustProbeDependencies, location, entry.Name, fault));
        }
    }

    private static bool IsLiveness(EntryPoint entry)
    {
        var symbol = entry.Body.Symbol;
        return HealthNames.IsLiveness(entry.Route ?? "", symbol.ContainingType?.Name ?? "", symbol.MethodKind == MethodKind.AnonymousFunction ? "" : symbol.Name);
    }
}
