using System.Text.Json;
using System.Text.Json.Serialization;

namespace X402PaymentApi.X402;

/// <summary>What a payment must look like. Version 1 of the protocol says <c>maxAmountRequired</c>, version 2 says <c>amount</c>.</summary>
public sealed record PaymentRequirements
{
    public required string Scheme { get; init; }

    public required string Network { get; init; }

    public string? MaxAmountRequired { get; init; }

    public string? Amount { get; init; }

    public required string Asset { get; init; }

    public required string PayTo { get; init; }

    public int MaxTimeoutSeconds { get; init; }

    public string? Resource { get; init; }

    public string? Description { get; init; }

    public string? MimeType { get; init; }

    public SigningDomain? Extra { get; init; }
}

/// <summary>Name and version of the token contract, as EIP-712 signatures need them.</summary>
public sealed record SigningDomain(string Name, string Version);

/// <summary>What the client sends in its payment header. Members this service does not read travel on to the facilitator untouched.</summary>
public sealed record PaymentPayload
{
    public required int X402Version { get; init; }

    public string? Scheme { get; init; }

    public string? Network { get; init; }

    public PaymentRequirements? Accepted { get; init; }

    public required ExactPayload Payload { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

public sealed record ExactPayload(string Signature, TransferAuthorization Authorization);

/// <summary>An EIP-3009 authorization: its nonce lets the transfer happen once at most.</summary>
public sealed record TransferAuthorization(string From, string To, string Value, string ValidAfter, string ValidBefore, string Nonce);

public sealed record VerifyResponse(bool IsValid, string? InvalidReason = null, string? Payer = null);

public sealed record SettleResponse(bool Success, string? ErrorReason = null, string? Payer = null, string? Transaction = null, string? Network = null);

public sealed record ResourceInfo(string Url, string Description, string MimeType);

public sealed record PaymentChallenge(int X402Version, string Error, IReadOnlyList<PaymentRequirements> Accepts, ResourceInfo? Resource = null);

public static class X402Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
