using System.Text.Json;

namespace OpenTelemetryPaymentApi.Local;

/// <summary>
/// What the service needs from outside, inside it: only so much of a facilitator and of DynamoDB that <c>dotnet run</c> takes a payment on a machine without either. Never outside development.
/// </summary>
internal static class LocalStandIns
{
    public static void UseLocalStandIns(this WebApplication app)
    {
        var facilitator = new PathString("/local/facilitator");
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments(facilitator, out var rest))
            {
                return AsFacilitatorAsync(http, rest.Value ?? "");
            }

            return http.Request.Path.StartsWithSegments("/local/dynamodb") ? AsDynamoDbAsync(http) : next(http);
        });
    }

    /// <summary>A payment called "bad" is invalid, one called "poor" cannot be settled, any other is good.</summary>
    private static async Task AsFacilitatorAsync(HttpContext http, string path)
    {
        if (path == "/supported")
        {
            await http.Response.WriteAsJsonAsync(new { kinds = new[] { new { x402Version = 1, scheme = "exact", network = "base-sepolia" } } });
            return;
        }

        var payment = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement.GetProperty("payment").GetString();
        if (path == "/verify")
        {
            await http.Response.WriteAsJsonAsync(new { isValid = payment != "bad", invalidReason = payment == "bad" ? "invalid_signature" : null });
        }
        else
        {
            await http.Response.WriteAsJsonAsync(new { success = payment != "poor", errorReason = payment == "poor" ? "insufficient_funds" : null, transaction = payment == "poor" ? null : "0x" + Guid.NewGuid().ToString("N") });
        }
    }

    private static Task AsDynamoDbAsync(HttpContext http)
    {
        http.Response.ContentType = "application/x-amz-json-1.0";
        return http.Response.WriteAsync(http.Request.Headers["X-Amz-Target"].ToString().EndsWith(".DescribeTable", StringComparison.Ordinal)
            ? """{"Table":{"TableName":"payments","TableStatus":"ACTIVE"}}"""
            : "{}");
    }
}
