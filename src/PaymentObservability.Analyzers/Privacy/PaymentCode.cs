using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Privacy;

/// <summary>
/// All code that can run where payments are made: everything below an entry with a payment, refund or wallet connection, guards and other cases
/// included, since what they record is read by the same people.
/// </summary>
internal static class PaymentCode
{
    /// <summary>Each body once, with the entry that first reached it.</summary>
    public static ImmutableArray<PaymentBody> Of(PaymentModel model, CancellationToken cancellation)
    {
        var seen = new HashSet<CodeBody>();
        var found = ImmutableArray.CreateBuilder<PaymentBody>();
        var entries = model.Operations.Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet).Select(operation => operation.Entry).Distinct();
        foreach (var entry in entries)
        {
            var starts = entry.IsWeb ? model.WebPipeline.Insert(0, entry.Body) : ImmutableArray.Create(entry.Body);
            foreach (var body in model.Graph.From(starts, entry.Receiver, null, cancellation).Bodies)
            {
                if (seen.Add(body))
                {
                    found.Add(new PaymentBody(body, entry));
                }
            }
        }

        return found.ToImmutable();
    }
}
