using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace X402PaymentApi.Wallets;

public sealed record WalletSession(string Id, string UserId, string Address, DateTimeOffset ExpiresAt);

public sealed class WalletSessionStore(IAmazonDynamoDB dynamo, string table)
{
    public Task SaveAsync(WalletSession session, CancellationToken cancellationToken) => dynamo.PutItemAsync(
        table,
        new Dictionary<string, AttributeValue>
        {
            ["SessionId"] = new(session.Id),
            ["UserId"] = new(session.UserId),
            ["Address"] = new(session.Address),
            ["ExpiresAt"] = new() { N = session.ExpiresAt.ToUnixTimeSeconds().ToString() },
        },
        cancellationToken);
}
