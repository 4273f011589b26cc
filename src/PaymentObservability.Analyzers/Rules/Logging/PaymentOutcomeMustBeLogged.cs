using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Rules.Metrics;

namespace PaymentObservability.Rules.Logging;

/// <summary>PAY3001 and PAY3004: the outcome of an attempt is not logged with fields that a query can filter, group and average by.</summary>
internal sealed class PaymentOutcomeMustBeLogged : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors =>
        ImmutableArray.Create(PaymentObservability.Descriptors.PaymentOutcomeMustBeLogged, PaymentObservability.Descriptors.WalletConnectionMustBeLogged);

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

            var log = context.Model.LogOf(operation, context.Cancellation);
            if (log.Missing.IsEmpty || !reported.Add(operation.Location))
            {
                continue;
            }

            var (properties, places) = AttemptProperties.Of(operation, context.Model, AttemptSignals.Log, context.Cancellation);
            context.Report(Diagnostic.Create(
                operation.Kind == PaymentKind.Wallet ? PaymentObservability.Descriptors.WalletConnectionMustBeLogged : PaymentObservability.Descriptors.PaymentOutcomeMustBeLogged,
                operation.Location,
                places,
                properties,
                PaymentMustRecordOutcome.NameOf(operation),
                operation.Entry.Name,
                WhatIsLogged(log, kind),
                WhatToLog(kind)));
        }
    }

    private static string WhatIsLogged(OperationLog log, KindContract kind)
    {
        if (log.IsSilent || kind.LogFields.IsEmpty)
        {
            return "nothing";
        }

        var missing = log.Missing.Select(field => field == LogFieldNames.Duration && log.HasDurationAsText ? "duration as a number" : field).ToList();
        return log.Missing.Length >= kind.LogFields.Length && !log.HasDurationAsText ? "no outcome as fields" : "its outcome without " + Listed(missing);
    }

    private static string WhatToLog(KindContract kind) =>
        $"\"{kind.LogPhrase}\"" + (kind.LogFields.IsEmpty ? "" : " with " + Listed(kind.LogFields));

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
}
