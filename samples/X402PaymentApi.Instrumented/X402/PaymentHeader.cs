using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace X402PaymentApi.X402;

/// <summary>The headers of x402: base64 of JSON, in both directions.</summary>
public static class PaymentHeader
{
    private static readonly string[] RequestNames = ["PAYMENT-SIGNATURE", "X-PAYMENT"];

    public static bool TryFind(IDictionary<string, string>? headers, [NotNullWhen(true)] out string? value)
    {
        // HTTP APIs lower-case header names; local tools and tests do not.
        value = headers?.FirstOrDefault(h => RequestNames.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Value;
        return !string.IsNullOrWhiteSpace(value);
    }

    public static bool TryDecode(string value, [NotNullWhen(true)] out PaymentPayload? payment)
    {
        try
        {
            payment = JsonSerializer.Deserialize<PaymentPayload>(Convert.FromBase64String(value), X402Json.Options);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            payment = null;
        }

        return payment is { X402Version: 1 or 2, Payload.Authorization: { From: not null, To: not null, Value: not null, Nonce: not null } };
    }

    public static string Encode<T>(T message) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, X402Json.Options)));

    public static string ResponseName(int version) => version == 1 ? "X-PAYMENT-RESPONSE" : "PAYMENT-RESPONSE";
}
