using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY1008: counts a 402 that asks for payment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CountChallengeFix))]
public sealed class CountChallengeFix : AttemptFix
{
    /// <summary>Makes the fix.</summary>
    public CountChallengeFix()
        : base("Count the challenge", "PaymentObservability.CountChallenge")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1008");
}
