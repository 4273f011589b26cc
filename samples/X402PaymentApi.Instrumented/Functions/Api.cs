using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using X402PaymentApi.Reports;
using X402PaymentApi.X402;

namespace X402PaymentApi.Functions;

internal static class Api
{
    public static APIGatewayHttpApiV2ProxyResponse Ok(object body) => Json(200, body);

    public static APIGatewayHttpApiV2ProxyResponse Error(int statusCode, string error) => Json(statusCode, new { error });

    /// <summary>Version 1 of x402 reads the challenge from the body, version 2 from the header.</summary>
    public static APIGatewayHttpApiV2ProxyResponse PaymentRequired(PaymentTerms terms, Report report, string error)
    {
        var response = Json(402, terms.Challenge(report, version: 1, error));
        response.Headers["PAYMENT-REQUIRED"] = PaymentHeader.Encode(terms.Challenge(report, version: 2, error));
        return response;
    }

    public static APIGatewayHttpApiV2ProxyResponse WithSettlement(this APIGatewayHttpApiV2ProxyResponse response, int version, SettleResponse settlement)
    {
        response.Headers[PaymentHeader.ResponseName(version)] = PaymentHeader.Encode(settlement);
        return response;
    }

    public static APIGatewayHttpApiV2ProxyResponse Json(int statusCode, object body) => new()
    {
        StatusCode = statusCode,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
        Body = JsonSerializer.Serialize(body, X402Json.Options),
    };

    public static string? PathParameter(this APIGatewayHttpApiV2ProxyRequest request, string name) =>
        request.PathParameters is { } parameters && parameters.TryGetValue(name, out var value) ? value : null;

    public static string? Header(this APIGatewayHttpApiV2ProxyRequest request, string name) =>
        request.Headers?.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public static string TextBody(this APIGatewayHttpApiV2ProxyRequest request) =>
        request is { IsBase64Encoded: true, Body: not null } ? Encoding.UTF8.GetString(Convert.FromBase64String(request.Body)) : request.Body ?? "";

    /// <summary>Cancels shortly before Lambda would, so that there is time left to record what happened and to answer.</summary>
    public static CancellationTokenSource CreateDeadline(this ILambdaContext context)
    {
        var remaining = context.RemainingTime - TimeSpan.FromSeconds(4);
        return new CancellationTokenSource(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
    }
}
