using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Contract;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>What a diagnostic asks for: see <see cref="FixProperties"/>. Spans follow the text as it is edited.</summary>
internal sealed record AttemptRequest
{
    private AttemptRequest()
    {
    }

    /// <summary>The name in the money call.</summary>
    public TextSpan Call { get; init; }

    /// <summary>The name in the verify call, where there is one.</summary>
    public TextSpan? Verify { get; init; }

    /// <summary>Whether <see cref="Call"/> is no money call but a 402 that is to be counted (PAY1008).</summary>
    public bool IsChallenge { get; private init; }

    public PaymentKind Kind { get; private init; }

    public string Resource { get; private init; } = "";

    public string? Success { get; private init; }

    public string? Pending { get; private init; }

    public string? Reason { get; private init; }

    public string? Amount { get; private init; }

    public int AmountDecimals { get; private init; }

    public string? Currency { get; private init; }

    public bool Throws { get; private init; }

    public string? VerifySuccess { get; private init; }

    public string? VerifyReason { get; private init; }

    public MetricLibrary Library { get; private init; }

    /// <summary>The path of the document that the type belongs into, or null.</summary>
    public string? Home { get; private init; }

    /// <summary>A place in it, which tells the namespace.</summary>
    public int HomePosition { get; private init; }

    public ContractNames Names { get; private init; } = ContractNames.Guide;

    /// <summary>Reads a diagnostic; null where its rule found no safe fix.</summary>
    public static AttemptRequest? Of(Diagnostic diagnostic)
    {
        if (Read(FixProperties.Fixable) is null || diagnostic.Location.SourceTree is not { } tree)
        {
            return null;
        }

        var verifySuccess = Read(FixProperties.VerifySuccess);
        var verify = verifySuccess is not null && diagnostic.AdditionalLocations.Count > 0 && diagnostic.AdditionalLocations[0].SourceTree == tree
            ? diagnostic.AdditionalLocations[0].SourceSpan
            : (TextSpan?)null;
        return new AttemptRequest
        {
            Call = diagnostic.Location.SourceSpan,
            IsChallenge = diagnostic.Id == "PAY1008",
            Verify = verify,
            Kind = Enum.TryParse<PaymentKind>(Read(FixProperties.Kind), out var kind) ? kind : PaymentKind.Payment,
            Resource = Read(FixProperties.Resource) ?? "payment",
            Success = Read(FixProperties.Success),
            Pending = Read(FixProperties.Pending),
            Reason = Read(FixProperties.Reason),
            Amount = Read(FixProperties.Amount),
            AmountDecimals = int.TryParse(Read(FixProperties.AmountDecimals), out var decimals) && decimals is >= 0 and <= 28 ? decimals : 0,
            Currency = Read(FixProperties.Currency),
            Throws = Read(FixProperties.Throws) is not null,
            VerifySuccess = verify is null ? null : verifySuccess,
            VerifyReason = Read(FixProperties.VerifyReason),
            Home = Read(FixProperties.Home),
            HomePosition = int.TryParse(Read(FixProperties.HomePosition), out var position) ? position : 0,
            Library = Enum.TryParse<MetricLibrary>(Read(FixProperties.Library), out var library) ? library : MetricLibrary.StandardOutput,
            Names = ContractNames.Parse(Read(FixProperties.Contract)),
        };

        string? Read(string key) => diagnostic.Properties.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
    }
}
