using Microsoft.CodeAnalysis;

namespace PaymentObservability;

/// <summary>Every diagnostic of the package.</summary>
internal static class Descriptors
{
    private const string Metrics = "PaymentMetrics";

    /// <summary>PAY0001.</summary>
    public static readonly DiagnosticDescriptor OperationsShouldBeVisible = Create(
        "PAY0001",
        "Payment operations found",
        "{0}",
        "PaymentInventory",
        DiagnosticSeverity.Info,
        "Lists every entry point and payment operation with its kind, the evidence for it and what it emits. Switch it on to see what the other rules judge.",
        enabled: false);

    /// <summary>PAY1001.</summary>
    public static readonly DiagnosticDescriptor PaymentMustRecordOutcome = Create(
        "PAY1001",
        "Payment must record its outcome",
        "'{0}', reached from '{1}', records no {2}. {3}.",
        Metrics,
        DiagnosticSeverity.Warning,
        "A payment or refund attempt that records no outcome and no duration cannot be alarmed on: declined, lost and slow payments look like healthy ones.");

    private static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description, bool enabled = true) =>
        new(id, title, message, category, severity, enabled, description, $"https://github.com/payment-observability/PaymentObservability.Analyzers/blob/main/docs/rules/{id}.md");
}
