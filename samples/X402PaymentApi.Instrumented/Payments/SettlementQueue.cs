using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace X402PaymentApi.Payments;

/// <summary>Names the payment only: the signed authorization stays in the table.</summary>
public sealed record DeferredSettlement(string PaymentId);

/// <summary>Payments whose settlement got no answer in time, for the worker to finish.</summary>
public interface ISettlementQueue
{
    Task EnqueueAsync(DeferredSettlement settlement);
}

public sealed class SqsSettlementQueue(IAmazonSQS sqs, string queueUrl) : ISettlementQueue
{
    public Task EnqueueAsync(DeferredSettlement settlement) => sqs.SendMessageAsync(new SendMessageRequest
    {
        QueueUrl = queueUrl,
        MessageBody = JsonSerializer.Serialize(settlement),
        DelaySeconds = 30,
    });
}
