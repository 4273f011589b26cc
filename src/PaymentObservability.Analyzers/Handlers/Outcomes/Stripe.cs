using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>Stripe's objects say where they stand in a <c>Status</c> of plain text; a decline is a <c>StripeException</c>.</summary>
internal static class Stripe
{
    /// <summary>How a Stripe call tells its outcome, or null where it is not Stripe's or has no status.</summary>
    public static Outcome? Outcome(IMethodSymbol method, PaymentKind kind)
    {
        if (method.ContainingAssembly?.Name != "Stripe.net")
        {
            return null;
        }

        return method.ContainingType.Name switch
        {
            // requires_action, requires_confirmation, requires_capture, processing: the money has not moved yet.
            "PaymentIntentService" when kind == PaymentKind.Refund => new Outcome { Success = "$.Status == \"canceled\"", Throws = true },
            "PaymentIntentService" => new Outcome { Success = "$.Status == \"succeeded\"", Pending = "$.Status != \"succeeded\" && $.Status != \"canceled\"", Throws = true },
            "ChargeService" => new Outcome { Success = "$.Status == \"succeeded\"", Pending = "$.Status == \"pending\"", Reason = "$.FailureCode", Throws = true },
            "RefundService" => new Outcome { Success = "$.Status == \"succeeded\"", Pending = "$.Status == \"pending\" || $.Status == \"requires_action\"", Reason = "$.FailureReason", Throws = true },
            "SessionService" => new Outcome { Success = "$.PaymentStatus == \"paid\"", Pending = "$.PaymentStatus != \"paid\"", Throws = true },
            "PayoutService" => new Outcome { Success = "$.Status == \"paid\"", Pending = "$.Status == \"pending\" || $.Status == \"in_transit\"", Reason = "$.FailureCode", Throws = true },
            "InvoiceService" => new Outcome { Success = "$.Status == \"paid\"", Pending = "$.Status == \"open\"", Throws = true },
            "SubscriptionService" => new Outcome { Success = "$.Status == \"active\" || $.Status == \"trialing\"", Pending = "$.Status == \"incomplete\"", Throws = true },
            _ => new Outcome { Throws = true },
        };
    }
}
