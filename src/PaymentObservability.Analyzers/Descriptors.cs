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
        "'{0}', reached from '{1}', records no {2}. Record them on success and on failure, or say where they are recorded with [EmitsTelemetry].",
        Metrics,
        DiagnosticSeverity.Warning,
        "A payment or refund attempt that records no outcome and no duration cannot be alarmed on: declined, lost and slow payments look like healthy ones.");

    /// <summary>PAY1002.</summary>
    public static readonly DiagnosticDescriptor OutcomeMustBeRecordedOnEveryPath = Create(
        "PAY1002",
        "Outcome must be recorded on every path",
        "'{0}', reached from '{1}', records {2} on {3}. Record the outcome there too, or once for all ways out in a scope around the call.",
        Metrics,
        DiagnosticSeverity.Warning,
        "An attempt whose outcome is recorded on some ways out only gives a success rate that looks better than it is: what is missing is what went wrong.");

    /// <summary>PAY1003.</summary>
    public static readonly DiagnosticDescriptor WalletConnectionMustRecordOutcome = Create(
        "PAY1003",
        "Wallet connection must record its outcome",
        "'{0}', reached from '{1}', records no {2}. Record 1 when the wallet is connected and 0 when it is not.",
        Metrics,
        DiagnosticSeverity.Warning,
        "Without ConnectionSuccess nobody sees that wallets stopped connecting: no payment is attempted, so no payment fails.");

    private static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description, bool enabled = true) =>
        new(id, title, message, category, severity, enabled, description, $"https://github.com/payment-observability/PaymentObservability.Analyzers/blob/main/docs/rules/{id}.md");
}
