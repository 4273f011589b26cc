using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace X402PaymentApi.Reports;

/// <summary>The reports themselves, written by a nightly job elsewhere.</summary>
public sealed class ReportStore(IAmazonDynamoDB dynamo, string table)
{
    public async Task<JsonElement?> GetLatestAsync(string reportId, CancellationToken cancellationToken)
    {
        var response = await dynamo.GetItemAsync(table, new Dictionary<string, AttributeValue> { ["ReportId"] = new(reportId) }, cancellationToken);
        return response.Item is { Count: > 0 } item ? JsonSerializer.Deserialize<JsonElement>(item["Content"].S) : null;
    }
}
