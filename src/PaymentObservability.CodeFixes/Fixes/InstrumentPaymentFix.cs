using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY1001, PAY1002, PAY1003, PAY2001, PAY3001 and PAY3004: puts an attempt scope around the money call, which records what the code leaves out: outcome and duration, the
/// span, the log event. All in one edit, because one scope serves all; so it does not matter which of the rules the fix is taken from.
/// </summary>
// No [Shared]: it would make the assembly reference a System.Composition that older hosts do not carry.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InstrumentPaymentFix))]
public sealed class InstrumentPaymentFix : AttemptFix
{
    /// <summary>Makes the fix.</summary>
    public InstrumentPaymentFix()
        : base("Instrument this payment", "PaymentObservability.InstrumentPayment")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1001", "PAY1002", "PAY1003", "PAY2001", "PAY3001", "PAY3004");
}
