using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using X402PaymentApi.Payments;
using X402PaymentApi.Refunds;
using X402PaymentApi.X402;

namespace X402PaymentApi.Functions;

/// <summary>POST /refund/{id}: gives the whole amount of a payment back. Called by the support desk.</summary>
public sealed class RefundFunction(PaymentStore payments, ITreasuryClient treasury)
{
    public RefundFunction()
        : this(Startup.Get<PaymentStore>(), Startup.Get<ITreasuryClient>())
    {
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (request.PathParameter("id") is not { } paymentId || !TryReadReason(request, out var reason))
        {
            return Api.Error(400, "invalid_request");
        }

        using var deadline = context.CreateDeadline();
        if (await payments.FindAsync(paymentId, deadline.Token) is not { } payment)
        {
            return Api.Error(404, "unknown_payment");
        }

        if (payment.Status == PaymentStatus.Refunded)
        {
            return Refunded(payment, payment.RefundTransaction);
        }

        // One left in Refunding is taken up again: the treasury pays out once per payment.
        if (!await payments.TryMoveAsync(payment.Id, PaymentStatus.Refunding, reason, PaymentStatus.Settled, PaymentStatus.Refunding))
        {
            return Api.Error(409, "payment_not_refundable");
        }

        RefundResult refund;
        try
        {
            var transfer = new RefundRequest(payment.Id, payment.Payer, Usdc.ToAtomicUnits(payment.Amount), payment.Requirements.Network, reason);
            using var attempt = PaymentAttempt.StartRefund("/refund/{id}", context.Logger);
            refund = await Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance.TraceMethodAsync("refund_treasury", () => treasury.RefundAsync(transfer, deadline.Token));
            attempt.Complete(refund is { Success: true }, (refund as RefundResult)?.ErrorReason, payment.Amount);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException)
        {
            context.Logger.LogError(e, "Refund of payment {PaymentId} got no answer", payment.Id);
            return Api.Error(502, "treasury_unavailable");
        }

        if (!refund.Success)
        {
            await payments.TryMoveAsync(payment.Id, PaymentStatus.Settled, refund.ErrorReason, PaymentStatus.Refunding);
            context.Logger.LogWarning("Refund of payment {PaymentId} refused: {ErrorReason}", payment.Id, refund.ErrorReason);
            return Api.Error(422, refund.ErrorReason ?? "refund_refused");
        }

        await payments.CompleteRefundAsync(payment, refund.Transaction);
        var maskedPayer = payment.Payer is { Length: > 10 } payer ? $"{payer[..6]}...{payer[^4..]}" : "***";
        context.Logger.LogInformation("Refunded {Amount} USDC of payment {PaymentId} to {Payer}, transaction {Transaction}", payment.Amount, payment.Id, maskedPayer, refund.Transaction);
        return Refunded(payment, refund.Transaction);
    }

    private static bool TryReadReason(APIGatewayHttpApiV2ProxyRequest request, out string? reason)
    {
        reason = null;
        if (request.TextBody() is not { Length: > 0 } body)
        {
            return true;
        }

        try
        {
            reason = JsonSerializer.Deserialize<RefundOrder>(body, X402Json.Options)?.Reason;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static APIGatewayHttpApiV2ProxyResponse Refunded(PaymentRecord payment, string? transaction) =>
        Api.Ok(new { paymentId = payment.Id, payment.Amount, currency = "USDC", transaction });

    private sealed record RefundOrder(string? Reason);
}
