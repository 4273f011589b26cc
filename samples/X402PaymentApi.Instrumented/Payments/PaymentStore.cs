using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using X402PaymentApi.X402;

namespace X402PaymentApi.Payments;

/// <summary>One item per payment, and one ledger entry per transfer on the chain, written in the same transaction.</summary>
public sealed class PaymentStore(IAmazonDynamoDB dynamo, string paymentsTable, string ledgerTable)
{
    public async Task<PaymentRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = paymentsTable, Key = KeyOf(id), ConsistentRead = true },
            cancellationToken);
        return response.Item is { Count: > 0 } item ? Read(item) : null;
    }

    /// <summary>False if the payment is already being processed, or was. One that failed may be tried again.</summary>
    public async Task<bool> TryBeginAsync(PaymentRecord payment, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = paymentsTable,
                    Item = Write(payment),
                    ConditionExpression = "attribute_not_exists(PaymentId) OR #status = :failed",
                    ExpressionAttributeNames = new() { ["#status"] = "Status" },
                    ExpressionAttributeValues = new() { [":failed"] = Text(PaymentStatus.Failed) },
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public Task CompleteAsync(PaymentRecord payment, SettleResponse settlement) =>
        RecordTransferAsync(payment, PaymentStatus.Pending, PaymentStatus.Settled, "payment", "Transaction", settlement.Transaction);

    public Task CompleteRefundAsync(PaymentRecord payment, string? transaction) =>
        RecordTransferAsync(payment, PaymentStatus.Refunding, PaymentStatus.Refunded, "refund", "RefundTransaction", transaction);

    /// <summary>Moves the payment on, unless it has left the expected states.</summary>
    public async Task<bool> TryMoveAsync(string id, PaymentStatus to, string? reason, params PaymentStatus[] from)
    {
        var values = from.ToDictionary(status => $":{status}", Text);
        var condition = $"#status IN ({string.Join(", ", values.Keys)})";
        values[":to"] = Text(to);
        values[":reason"] = reason is null ? new AttributeValue { NULL = true } : new AttributeValue(reason);

        try
        {
            await dynamo.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = paymentsTable,
                Key = KeyOf(id),
                UpdateExpression = "SET #status = :to, Reason = :reason",
                ConditionExpression = condition,
                ExpressionAttributeNames = new() { ["#status"] = "Status" },
                ExpressionAttributeValues = values,
            });
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private async Task RecordTransferAsync(PaymentRecord payment, PaymentStatus from, PaymentStatus to, string kind, string transactionAttribute, string? transaction)
    {
        var update = new Update
        {
            TableName = paymentsTable,
            Key = KeyOf(payment.Id),
            UpdateExpression = "SET #status = :to, #transaction = :transaction",
            ConditionExpression = "#status = :from",
            ExpressionAttributeNames = new() { ["#status"] = "Status", ["#transaction"] = transactionAttribute },
            ExpressionAttributeValues = new() { [":from"] = Text(from), [":to"] = Text(to), [":transaction"] = new(transaction ?? "") },
        };
        var entry = new Put
        {
            TableName = ledgerTable,
            ConditionExpression = "attribute_not_exists(EntryId)",
            Item = new()
            {
                ["EntryId"] = new($"{kind}#{payment.Id}"),
                ["Amount"] = Number(payment.Amount),
                ["Transaction"] = new(transaction ?? ""),
                ["RecordedAt"] = new(DateTimeOffset.UtcNow.ToString("O")),
            },
        };

        try
        {
            await dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [new() { Update = update }, new() { Put = entry }] });
        }
        catch (TransactionCanceledException e) when (e.CancellationReasons?.Exists(r => r.Code == "ConditionalCheckFailed") == true)
        {
            // Recorded already: a queue delivers twice now and then.
        }
    }

    private static Dictionary<string, AttributeValue> Write(PaymentRecord payment) => new()
    {
        ["PaymentId"] = new(payment.Id),
        ["Status"] = Text(payment.Status),
        ["ReportId"] = new(payment.ReportId),
        ["Payer"] = new(payment.Payer),
        ["Amount"] = Number(payment.Amount),
        ["CreatedAt"] = new(payment.CreatedAt.ToString("O")),
        ["Payment"] = new(JsonSerializer.Serialize(payment.Payment, X402Json.Options)),
        ["Requirements"] = new(JsonSerializer.Serialize(payment.Requirements, X402Json.Options)),
    };

    private static PaymentRecord Read(Dictionary<string, AttributeValue> item) => new(
        item["PaymentId"].S,
        Enum.Parse<PaymentStatus>(item["Status"].S),
        item["ReportId"].S,
        item["Payer"].S,
        decimal.Parse(item["Amount"].N, CultureInfo.InvariantCulture),
        DateTimeOffset.Parse(item["CreatedAt"].S, CultureInfo.InvariantCulture),
        JsonSerializer.Deserialize<PaymentPayload>(item["Payment"].S, X402Json.Options)!,
        JsonSerializer.Deserialize<PaymentRequirements>(item["Requirements"].S, X402Json.Options)!,
        item.GetValueOrDefault("Transaction")?.S,
        item.GetValueOrDefault("RefundTransaction")?.S);

    private static Dictionary<string, AttributeValue> KeyOf(string id) => new() { ["PaymentId"] = new(id) };

    private static AttributeValue Text(PaymentStatus status) => new(status.ToString());

    private static AttributeValue Number(decimal value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
