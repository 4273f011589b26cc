using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;

namespace PaymentObservability.Privacy;

/// <summary>
/// Where secrets come from: names of the contract's never-record list, headers, environment variables and configuration keys of such names, and whole
/// requests, headers and queue messages, which hold whatever the payer sent.
/// </summary>
internal sealed class SecretSource : ValueSource
{
    /// <summary>Headers by name; a variable of these names is as often the provider's answer, which is no secret.</summary>
    private static readonly ImmutableHashSet<string> OnlyKeys = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "PAYMENT-RESPONSE", "X-PAYMENT-RESPONSE");

    private static readonly ImmutableHashSet<string> CardEntries = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "CardNumber", "Cvv", "Cvc", "SecurityCode");

    /// <summary>What is left of a secret, or is said about it, and may be seen.</summary>
    private static readonly ImmutableHashSet<string> Harmless = WordSet.Of("last last4 first prefix suffix short tail hint masked mask redacted hash hashed fingerprint digest public publishable");

    /// <summary>What makes an authorization one of a card issuer's, which is a number that everybody may see.</summary>
    private static readonly ImmutableHashSet<string> CardAuthorization = WordSet.Of("code number result response type scheme reference amount date time decision message error");

    private readonly SecretNames keys;
    private readonly SecretNames variables;

    public SecretSource(PaymentContract contract)
    {
        keys = new SecretNames(contract);
        variables = new SecretNames(contract with { NeverRecord = contract.NeverRecord.Except(OnlyKeys) });
    }

    public override string? OfSymbol(ISymbol symbol, ITypeSymbol type)
    {
        if (!TextTypes.MayBeText(type) && !MayBeNumber(symbol))
        {
            return null;
        }

        return Entry(symbol.Name, variables) is null ? null : $"'{symbol.Name}'";
    }

    public override bool MayBeNumber(ISymbol symbol) => Entry(symbol.Name, variables) is { } entry && CardEntries.Contains(entry);

    public override string? OfKey(string key) => key.Length <= 200 && Entry(key, keys) is not null ? $"'{key}'" : null;

    public override string? OfMember(IPropertyReferenceOperation access, RecordedAs mode)
    {
        var (property, type) = (access.Property, access.Property.ContainingType);
        if (RequestTypes.IsRequest(type))
        {
            return property.Name switch
            {
                "Body" => "the request's body",
                "Headers" or "MultiValueHeaders" when mode != RecordedAs.Text => "the request's headers",
                _ => null,
            };
        }

        return RequestTypes.IsMessage(type) && property.Name is "Body" or "Message" ? "the queue message's body" : null;
    }

    public override string? OfType(ITypeSymbol type, RecordedAs mode) =>
        mode != RecordedAs.Object ? null : RequestTypes.IsRequest(type) ? "the whole request" : RequestTypes.IsMessage(type) || RequestTypes.IsBatch(type) ? "the whole queue message" : null;

    public override string? OfCall(IInvocationOperation call) =>
        call.TargetMethod is { Name: "ToBase64Header" or "CreateHeaderAsync" } method && method.ContainingNamespace?.ToDisplayString().StartsWith("x402", StringComparison.Ordinal) == true ? "the payment header" : null;

    private static string? Entry(string name, SecretNames names)
    {
        if (names.Find(name) is not { } entry)
        {
            return null;
        }

        var words = NameWords.Split(name);
        if (words.Length > 1 && Harmless.HasAny(words))
        {
            return null;
        }

        return entry == "Authorization" && CardAuthorization.HasAny(words) ? null : entry;
    }
}
