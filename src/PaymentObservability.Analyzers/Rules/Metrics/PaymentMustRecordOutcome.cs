using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Metrics;

/// <summary>PAY1001 and PAY1003: an attempt that records no outcome, or no duration, cannot be alarmed on.</summary>
internal sealed class PaymentMustRecordOutcome : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors =>
        ImmutableArray.Create(PaymentObservability.Descriptors.PaymentMustRecordOutcome, PaymentObservability.Descriptors.WalletConnectionMustRecordOutcome);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet) || !context.Model.Contract.Kinds.TryGetValue(operation.Kind, out var kind))
            {
                continue;
            }

            var metrics = context.Model.MetricsOf(operation, context.Cancellation);
            var missing = kind.Metrics.Where(metric => metric.Required && !metrics.Records(metric.Role)).Select(metric => metric.Name).ToList();
            if (missing.Count == 0 || !reported.Add(operation.Location))
            {
                continue;
            }

            var descriptor = operation.Kind == PaymentKind.Wallet ? PaymentObservability.Descriptors.WalletConnectionMustRecordOutcome : PaymentObservability.Descriptors.PaymentMustRecordOutcome;
            var (properties, places) = AttemptProperties.Of(operation, context.Model);
            context.Report(Diagnostic.Create(descriptor, operation.Location, places, properties, NameOf(operation), operation.Entry.Name, missing.Count == 1 ? "no " + missing[0] : "neither " + string.Join(" nor ", missing)));
        }
    }

    /// <summary>The money call as it is written, or the operation's own name.</summary>
    internal static string NameOf(PaymentOperation operation) => operation.Call switch
    {
        null => operation.Entry.Name,
        { Method: { ContainingType: { } type, MethodKind: not MethodKind.LocalFunction } method } => method.MethodKind == MethodKind.Constructor ? type.Name : type.Name + "." + method.Name,
        { Name: var name } => name.ToString(),
    };
}
