using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Rules.Metrics;

namespace PaymentObservability.Rules.Tracing;

/// <summary>PAY2001: no span or subsegment around the attempt, so that nobody can tell where a slow or failed payment spent its time.</summary>
internal sealed class PaymentMustBeTraced : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.PaymentMustBeTraced);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet)
                || !context.Model.Contract.Kinds.TryGetValue(operation.Kind, out var kind)
                || kind.Span.Length == 0
                || context.Model.TraceOf(operation, context.Cancellation).IsTraced
                || !reported.Add(operation.Location))
            {
                continue;
            }

            var (properties, places) = AttemptProperties.Of(operation, context.Model, AttemptSignals.Span, context.Cancellation);
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.PaymentMustBeTraced,
                operation.Location,
                places,
                properties,
                PaymentMustRecordOutcome.NameOf(operation),
                operation.Entry.Name,
                Advice(context.Model, kind.Span)));
        }
    }

    /// <summary>What to do, with what is there; where nothing sends spans, what to add first.</summary>
    private static string Advice(PaymentModel model, string span) => model.Tracing.Library switch
    {
        SpanLibrary.XRay => $"Open the subsegment '{span}' around the attempt",
        SpanLibrary.ActivitySource or SpanLibrary.Datadog => $"Open the span '{span}' around the attempt",
        _ when model.Tracing.MayBeElsewhere => $"Open the span '{span}' around the attempt",
        _ => $"Nothing here sends spans: register an ActivitySource with OpenTelemetry (AddSource and an exporter) or reference AWS.Lambda.Powertools.Tracing, then open '{span}' around the attempt",
    };
}
