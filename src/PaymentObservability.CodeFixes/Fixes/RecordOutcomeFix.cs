using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY1001, PAY1002 and PAY1003: puts an attempt scope around the money call, which records outcome and duration, or what of them the code forgets.</summary>
// No [Shared]: it would make the assembly reference a System.Composition that older hosts do not carry.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordOutcomeFix))]
public sealed class RecordOutcomeFix : AttemptFix
{
    /// <summary>Makes the fix.</summary>
    public RecordOutcomeFix()
        : base("Record the outcome and duration", "PaymentObservability.RecordOutcome")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1001", "PAY1002", "PAY1003");
}
