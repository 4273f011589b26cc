using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using X402PaymentApi.Payments;
using X402PaymentApi.X402;

namespace X402PaymentApi.Functions;

/// <summary>Finishes the payments whose settlement got no answer in time.</summary>
public sealed class SettlementWorker(PaymentStore payments, IFacilitatorClient facilitator)
{
    public SettlementWorker()
        : this(Startup.Get<PaymentStore>(), Startup.Get<IFacilitatorClient>())
    {
    }

    public async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        using var deadline = context.CreateDeadline();

        foreach (var message in batch.Records)
        {
            try
            {
                var deferred = JsonSerializer.Deserialize<DeferredSettlement>(message.Body);
                if (deferred?.PaymentId is null)
                {
                    context.Logger.LogWarning($"Message {message.MessageId} names no payment");
                    continue;
                }

                var payment = await payments.FindAsync(deferred.PaymentId, deadline.Token);
                if (payment is not { Status: PaymentStatus.Pending })
                {
                    context.Logger.LogInformation($"Payment {deferred.PaymentId} has nothing left to settle");
                    continue;
                }

                using var attempt = PaymentAttempt.Start("SettlementWorker.HandleAsync", context.Logger);
                Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance.AddAnnotation("wallet_address", payment.Payer is { Length: > 10 } wallet ? $"{wallet[..6]}...{wallet[^4..]}" : "***");
                var settlement = await Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance.TraceMethodAsync("settle_payment", () => facilitator.SettleAsync(payment.Payment, payment.Requirements, deadline.Token));
                attempt.Complete(settlement.Success, settlement.ErrorReason, payment.Amount);
                if (settlement.Success)
                {
                    await payments.CompleteAsync(payment, settlement);
                    context.Logger.LogInformation("Payment {PaymentId} settled late, transaction {Transaction}", payment.Id, settlement.Transaction);
                }
                else
                {
                    // Refused now may mean done before: whether the first request reached the chain is for a person to look up.
                    await payments.TryMoveAsync(payment.Id, PaymentStatus.NeedsReview, settlement.ErrorReason, PaymentStatus.Pending);
                    context.Logger.LogWarning("Payment {PaymentId} needs review: {ErrorReason}", payment.Id, settlement.ErrorReason);
                }
            }
            catch (JsonException e)
            {
                // Trying again would not make it readable.
                context.Logger.LogError("Message {MessageId} is dropped: {Error}", message.MessageId, e.Message);
            }
            catch (Exception e)
            {
                context.Logger.LogError(e, "Message {MessageId} goes back to the queue", message.MessageId);
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }
}
