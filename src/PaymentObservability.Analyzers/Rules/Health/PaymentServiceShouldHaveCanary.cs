using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;
using PaymentObservability.Health;
using PaymentObservability.Rules.Tracing;

namespace PaymentObservability.Rules.Health;

/// <summary>PAY4004: nothing tries the payment service out on a schedule. Once a project, where PAY4001 stands too.</summary>
internal sealed class PaymentServiceShouldHaveCanary : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.PaymentServiceShouldHaveCanary);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var health = context.Health;
        if (health.Payments.IsEmpty || CanaryFinder.HasCanary(context.Model))
        {
            return;
        }

        var (entry, place, style) = ServicePlace.Of(health.Payments, context.Model);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FixProperties.Library, context.Model.Library.ToString())
            .Add(FixProperties.Contract, context.Model.Names.ToString());

        // What Lambda enters by the handler of an application cannot be entered by another one.
        if (style is not (HealthStyle.None or HealthStyle.Controller or HealthStyle.MinimalApi))
        {
            properties = properties.Add(FixProperties.Fixable, "true").Add(FixProperties.Style, style.ToString());
        }

        // Only what asks for money before it takes any may be asked without paying.
        if (health.Payments.FirstOrDefault(payment => TraceSteps.VerifyOf(payment, context.Model) is not null || payment.Entry.PaidBy is not null) is { } paid)
        {
            properties = properties.Add(FixProperties.PaidRoute, (paid.Entry.HttpMethod ?? "POST") + " " + (paid.Entry.Route ?? ""));
        }

        context.Report(Diagnostic.Create(PaymentObservability.Descriptors.PaymentServiceShouldHaveCanary, place, new[] { OperationFinder.NameOf(entry.Body.Syntax) }, properties, entry.Name));
    }
}
