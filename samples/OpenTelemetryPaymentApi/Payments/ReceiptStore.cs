using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace OpenTelemetryPaymentApi.Payments;

/// <summary>What has been paid, in DynamoDB.</summary>
public sealed class ReceiptStore(IAmazonDynamoDB dynamo, string table)
{
    public Task AddAsync(string transaction, Report report, CancellationToken cancellationToken) =>
        dynamo.PutItemAsync(
            new PutItemRequest
            {
                TableName = table,
                Item = new Dictionary<string, AttributeValue>
                {
                    ["id"] = new AttributeValue(transaction),
                    ["report"] = new AttributeValue(report.Id),
                    ["amount"] = new AttributeValue { N = report.Price.ToString(CultureInfo.InvariantCulture) },
                },
            },
            cancellationToken);
}
