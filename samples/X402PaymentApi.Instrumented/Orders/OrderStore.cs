using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace X402PaymentApi.Orders;

public enum OrderStatus
{
    Open,
    Paid,
    PaymentFailed,
    Refunded,
}

/// <summary>Subscriptions are ordered on the web site and paid by card at Stripe.</summary>
public sealed class OrderStore(IAmazonDynamoDB dynamo, string table)
{
    /// <summary>False if the order is unknown, or the event is one that was applied last time already.</summary>
    public async Task<bool> UpdateStatusAsync(string orderId, OrderStatus status, string eventId, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = new() { ["OrderId"] = new(orderId) },
                    UpdateExpression = "SET #status = :status, LastEventId = :event",
                    ConditionExpression = "attribute_exists(OrderId) AND (attribute_not_exists(LastEventId) OR LastEventId <> :event)",
                    ExpressionAttributeNames = new() { ["#status"] = "Status" },
                    ExpressionAttributeValues = new() { [":status"] = new(status.ToString()), [":event"] = new(eventId) },
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
