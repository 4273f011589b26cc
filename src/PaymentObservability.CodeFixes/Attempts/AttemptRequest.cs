using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;

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

    /// <summary>How many payments of the document stand before this one, or null.</summary>
    public string? Operation { get; private init; }

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

    /// <summary>What the scope is to record.</summary>
    public AttemptSignals Signals { get; private init; } = AttemptSignals.Metrics;

    public SpanLibrary SpanLibrary { get; private init; }

    /// <summary>The <c>ActivitySource</c> that is exported, or null.</summary>
    public string? SpanSource { get; private init; }

    /// <summary>What the scope logs with, or null where it logs nothing.</summary>
    public LogLibrary? LogLibrary { get; private init; }

    /// <summary>The logger in reach of the money call, or null.</summary>
    public string? Logger { get; private init; }

    /// <summary>PAY1002: statements that record the outcome, after each of which the scope leaves the metrics to them.</summary>
    public ImmutableArray<TextSpan> Recorded { get; init; } = ImmutableArray<TextSpan>.Empty;

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
        var recorded = Places(diagnostic, Read(FixProperties.Recorded));
        if (recorded.IsDefault)
        {
            return null;
        }

        return new AttemptRequest
        {
            Call = diagnostic.Location.SourceSpan,
            IsChallenge = diagnostic.Id == "PAY1008",
            Verify = verify,
            Operation = Read(FixProperties.Operation),
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
            Signals = Enum.TryParse<AttemptSignals>(Read(FixProperties.Signals), out var signals) ? signals : AttemptSignals.Metrics,
            SpanLibrary = Enum.TryParse<SpanLibrary>(Read(FixProperties.SpanLibrary), out var tracer) ? tracer : SpanLibrary.None,
            SpanSource = Read(FixProperties.SpanSource),
            LogLibrary = Enum.TryParse<LogLibrary>(Read(FixProperties.LogLibrary), out var log) ? log : null,
            Logger = Read(FixProperties.Logger),
            Recorded = recorded,
        };

        string? Read(string key) => diagnostic.Properties.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
    }

    /// <summary>The additional locations of a range <c>first+count</c>; none where there is no range, default where one lies in another file.</summary>
    private static ImmutableArray<TextSpan> Places(Diagnostic diagnostic, string? range)
    {
        if (range is null)
        {
            return ImmutableArray<TextSpan>.Empty;
        }

        var parts = range.Split('+');
        if (parts.Length != 2 || !int.TryParse(parts[0], out var first) || !int.TryParse(parts[1], out var count) || first < 0 || count < 0 || first + count > diagnostic.AdditionalLocations.Count)
        {
            return default;
        }

        var places = diagnostic.AdditionalLocations.Skip(first).Take(count).ToList();
        return places.TrueForAll(place => place.SourceTree == diagnostic.Location.SourceTree) ? places.ConvertAll(place => place.SourceSpan).ToImmutableArray() : default;
    }
}
