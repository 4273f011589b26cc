using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Stripe;
using X402PaymentApi.Orders;

namespace X402PaymentApi.Functions;

public sealed record StripeWebhookSettings(string SigningSecret);

/// <summary>POST /webhooks/stripe: Stripe tells what became of a card payment, and the order's status follows.</summary>
public sealed class StripeWebhookFunction(OrderStore orders, StripeWebhookSettings settings)
{
    public StripeWebhookFunction()
        : this(Startup.Get<OrderStore>(), Startup.Get<StripeWebhookSettings>())
    {
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        Event stripeEvent;
        try
        {
            // Stripe signs the text as sent: it must reach ConstructEvent unparsed.
            stripeEvent = EventUtility.ConstructEvent(request.TextBody(), request.Header("Stripe-Signature") ?? "", settings.SigningSecret, throwOnApiVersionMismatch: false);
        }
        catch (StripeException e)
        {
            context.Logger.LogWarning($"Webhook rejected: {e.Message}");
            return Api.Error(400, "invalid_signature");
        }

        var (metadata, status) = (stripeEvent.Type, stripeEvent.Data.Object) switch
        {
            (EventTypes.PaymentIntentSucceeded, PaymentIntent intent) => (intent.Metadata, OrderStatus.Paid),
            (EventTypes.PaymentIntentPaymentFailed, PaymentIntent intent) => (intent.Metadata, OrderStatus.PaymentFailed),
            (EventTypes.ChargeRefunded, Charge charge) => (charge.Metadata, OrderStatus.Refunded),
            _ => (null, OrderStatus.Open),
        };

        if (metadata is null || !metadata.TryGetValue("order_id", out var orderId))
        {
            return Api.Ok(new { received = true });
        }

        using var deadline = context.CreateDeadline();
        var updated = await orders.UpdateStatusAsync(orderId, status, stripeEvent.Id, deadline.Token);
        context.Logger.LogInformation(updated ? $"Order {orderId} is {status} by {stripeEvent.Id}" : $"Event {stripeEvent.Id} changes nothing for order {orderId}");
        return Api.Ok(new { received = true });
    }
}
