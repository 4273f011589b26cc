using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Nethereum.X402.Models;

public static class X402Headers
{
    public const string PaymentRequired = "PAYMENT-REQUIRED";
    public const string PaymentSignature = "PAYMENT-SIGNATURE";
    public const string PaymentResponse = "PAYMENT-RESPONSE";
}

public class ResourceInfo
{
    [JsonPropertyName("url")]
    public string Url { get; set; } = null!;

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("mimeType")]
    public string? MimeType { get; set; }
}

public class PaymentPayload
{
    [JsonPropertyName("x402Version")]
    public int X402Version { get; set; } = 2;

    [JsonPropertyName("resource")]
    public ResourceInfo? Resource { get; set; }

    [JsonPropertyName("accepted")]
    public PaymentRequirements Accepted { get; set; } = null!;

    [JsonPropertyName("payload")]
    public object Payload { get; set; } = null!;

    [JsonPropertyName("extensions")]
    public object? Extensions { get; set; }
}

public class PaymentRequirements
{
    [JsonPropertyName("scheme")]
    public string Scheme { get; set; } = null!;

    [JsonPropertyName("network")]
    public string Network { get; set; } = null!;

    [JsonPropertyName("amount")]
    public string Amount { get; set; } = null!;

    [JsonPropertyName("asset")]
    public string Asset { get; set; } = null!;

    [JsonPropertyName("payTo")]
    public string PayTo { get; set; } = null!;

    [JsonPropertyName("maxTimeoutSeconds")]
    public int MaxTimeoutSeconds { get; set; }

    [JsonPropertyName("extra")]
    public object? Extra { get; set; }
}

public class VerificationResponse
{
    [JsonPropertyName("isValid")]
    public bool IsValid { get; set; }

    [JsonPropertyName("invalidReason")]
    public string? InvalidReason { get; set; }

    [JsonPropertyName("payer")]
    public string Payer { get; set; } = null!;
}

public class SettlementResponse
{
    [JsonPropertyName("success")]
    public bool Success { get; set; }

    [JsonPropertyName("errorReason")]
    public string? ErrorReason { get; set; }

    [JsonPropertyName("transaction")]
    public string Transaction { get; set; } = null!;

    [JsonPropertyName("network")]
    public string Network { get; set; } = null!;

    [JsonPropertyName("payer")]
    public string Payer { get; set; } = null!;

    [JsonPropertyName("amount")]
    public string? Amount { get; set; }

    [JsonPropertyName("extensions")]
    public object? Extensions { get; set; }
}

public class PaymentKind
{
    [JsonPropertyName("x402Version")]
    public int X402Version { get; set; }

    [JsonPropertyName("scheme")]
    public string Scheme { get; set; } = null!;

    [JsonPropertyName("network")]
    public string Network { get; set; } = null!;
}

public class SupportedPaymentKindsResponse
{
    [JsonPropertyName("kinds")]
    public List<PaymentKind> Kinds { get; set; } = new();
}
