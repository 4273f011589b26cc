using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace x402.Core.Models.v2;

public class PaymentPayloadHeader
{
    public int X402Version { get; set; } = 2;

    public required Payload Payload { get; set; }

    public required PaymentRequirements Accepted { get; set; }

    public Dictionary<string, ExtensionData>? Extensions { get; set; }

    /// <summary>An ArgumentException for whatever is not a payment.</summary>
    public static PaymentPayloadHeader FromHeader(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<PaymentPayloadHeader>(Convert.FromBase64String(header), new JsonSerializerOptions(JsonSerializerDefaults.Web))
                ?? throw new ArgumentException("The header holds no payment.", nameof(header));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw new ArgumentException("The payment header is malformed.", nameof(header), error);
        }
    }

    public string ToBase64Header() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        this,
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull }));

    public string? ExtractPayerFromPayload() => Payload?.Authorization?.From;
}
