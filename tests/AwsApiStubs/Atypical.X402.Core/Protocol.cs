using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace X402.Protocol;

public sealed record PaymentRequirements
{
    [JsonPropertyName("scheme")]
    public required string Scheme { get; init; }

    [JsonPropertyName("network")]
    public required string Network { get; init; }

    [JsonPropertyName("amount")]
    public required string Amount { get; init; }

    [JsonPropertyName("asset")]
    public required string Asset { get; init; }

    [JsonPropertyName("payTo")]
    public required string PayTo { get; init; }

    [JsonPropertyName("maxTimeoutSeconds")]
    public required int MaxTimeoutSeconds { get; init; }

    [JsonPropertyName("extra")]
    public JsonElement? Extra { get; init; }
}

public sealed record ResourceInfo
{
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("mimeType")]
    public string? MimeType { get; init; }

    [JsonPropertyName("serviceName")]
    public string? ServiceName { get; init; }

    [JsonPropertyName("tags")]
    public IReadOnlyList<string>? Tags { get; init; }

    [JsonPropertyName("iconUrl")]
    public string? IconUrl { get; init; }
}

public sealed record ProtocolExtension
{
    [JsonPropertyName("info")]
    public required JsonElement Info { get; init; }

    [JsonPropertyName("schema")]
    public required JsonElement Schema { get; init; }
}

public sealed record PaymentRequired
{
    [JsonPropertyName("x402Version")]
    public int X402Version { get; init; } = 2;

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("resource")]
    public required ResourceInfo Resource { get; init; }

    [JsonPropertyName("accepts")]
    public required IReadOnlyList<PaymentRequirements> Accepts { get; init; }

    [JsonPropertyName("extensions")]
    public IReadOnlyDictionary<string, ProtocolExtension>? Extensions { get; init; }
}

public sealed record PaymentPayload
{
    [JsonPropertyName("x402Version")]
    public int X402Version { get; init; } = 2;

    [JsonPropertyName("resource")]
    public ResourceInfo? Resource { get; init; }

    [JsonPropertyName("accepted")]
    public required PaymentRequirements Accepted { get; init; }

    [JsonPropertyName("payload")]
    public required JsonElement Payload { get; init; }

    [JsonPropertyName("extensions")]
    public IReadOnlyDictionary<string, ProtocolExtension>? Extensions { get; init; }
}

public sealed record VerifyResponse
{
    [JsonPropertyName("isValid")]
    public required bool IsValid { get; init; }

    [JsonPropertyName("invalidReason")]
    public string? InvalidReason { get; init; }

    [JsonPropertyName("payer")]
    public string? Payer { get; init; }

    [JsonPropertyName("extra")]
    public JsonElement? Extra { get; init; }
}

public sealed record SettleResponse
{
    [JsonPropertyName("success")]
    public required bool Success { get; init; }

    [JsonPropertyName("errorReason")]
    public string? ErrorReason { get; init; }

    [JsonPropertyName("payer")]
    public string? Payer { get; init; }

    [JsonPropertyName("transaction")]
    public required string Transaction { get; init; }

    [JsonPropertyName("network")]
    public required string Network { get; init; }

    [JsonPropertyName("amount")]
    public string? Amount { get; init; }

    [JsonPropertyName("extensions")]
    public IReadOnlyDictionary<string, ProtocolExtension>? Extensions { get; init; }
}

public sealed record SupportedKind
{
    [JsonPropertyName("x402Version")]
    public int X402Version { get; init; } = 2;

    [JsonPropertyName("scheme")]
    public required string Scheme { get; init; }

    [JsonPropertyName("network")]
    public required string Network { get; init; }

    [JsonPropertyName("extra")]
    public JsonElement? Extra { get; init; }
}

public sealed record SupportedResponse
{
    [JsonPropertyName("kinds")]
    public required IReadOnlyList<SupportedKind> Kinds { get; init; }

    [JsonPropertyName("extensions")]
    public required IReadOnlyList<string> Extensions { get; init; }

    [JsonPropertyName("signers")]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Signers { get; init; }
}
