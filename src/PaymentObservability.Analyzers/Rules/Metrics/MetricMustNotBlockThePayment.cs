using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;

namespace PaymentObservability.Rules.Metrics;

/// <summary>PAY1006: PutMetricData while the payer waits.</summary>
internal sealed class MetricMustNotBlockThePayment : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.MetricMustNotBlockThePayment);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in context.Model.Operations.Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet))
        {
            foreach (var call in context.Model.MetricsOf(operation, context.Cancellation).Around.Calls)
            {
                if (call.Target is { Name: "PutMetricDataAsync" or "PutMetricData", ContainingNamespace: { } space } && space.ToDisplayString() == "Amazon.CloudWatch" && reported.Add(call.Syntax))
                {
                    context.Report(Diagnostic.Create(
                        PaymentObservability.Descriptors.MetricMustNotBlockThePayment,
                        call.Syntax.GetLocation(),
                        new[] { operation.Location },
                        call.Target.Name,
                        operation.Entry.Name));
                }
            }
        }
    }
}
