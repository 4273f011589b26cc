using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;

namespace PaymentObservability.Monitoring.Retries;

/// <summary>Whether a charge that is made twice is made once: Stripe takes an idempotency key with every call that creates something.</summary>
internal static class IdempotencyKeys
{
    private const string Options = "Stripe.RequestOptions";

    // Whoever speaks of one of these has thought of it, by whatever means.
    private static readonly ImmutableHashSet<string> Means = WordSet.Of("idempotency idempotent idempotently duplicate duplicates deduplicate deduplication dedupe dedup already processed seen once");

    /// <summary>Whether a money call surely has no key, and nothing in the project guards against doing it twice.</summary>
    public static bool IsMissing(PaymentOperation operation, PaymentModel model)
    {
        if (operation.Call?.Operation is not IInvocationOperation call || call.TargetMethod.ContainingAssembly?.Name != "Stripe.net" || !call.TargetMethod.Name.StartsWith("Create", System.StringComparison.Ordinal)
            || PaymentSdks.Find(call.TargetMethod) is not { Kind: PaymentKind.Payment or PaymentKind.Refund })
        {
            return false;
        }

        return call.Arguments.Any(argument => argument.Parameter?.Type.ToDisplayString().TrimEnd('?') == Options && IsEmpty(argument.Value)) && !model.Scan.Names.Any(SpeaksOfIt);
    }

    private static bool IsEmpty(Microsoft.CodeAnalysis.IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: null };
    }

    private static bool SpeaksOfIt(string name) => Means.HasAny(NameWords.Split(name));
}
