using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>The outcome table: what happens, and which metrics it must come to.</summary>
internal static class OutcomeRows
{
    public static ImmutableArray<string> All { get; } =
        ["success", "declined", "refused", "challenge", "not found", "pending", "throws", "verify throws", "timeout", "cancelled", "fulfilment", "nothing", "no verdict"];

    /// <summary>The metrics of a row, in the order in which they are written.</summary>
    public static string Expected(ShapeFamily family, string row) => (family, row) switch
    {
        (ShapeFamily.Unfixed, _) or (_, "challenge" or "not found") => "",
        (ShapeFamily.Verified, "refused") => Failure("payer_signature"),
        (_, "nothing") or (ShapeFamily.Verified, "no verdict") => Failure("Unknown"),
        (ShapeFamily.Verified, "verify throws") => Failure("Unknown"),
        (ShapeFamily.Throwing, "declined" or "pending") => Failure("declined"),
        (_, "declined") => Failure("payer_funds"),
        (ShapeFamily.Tuple, "pending") => Failure("Unknown"),
        (_, "pending") => "X402Payment/PaymentPending=1 Count []",
        (_, "throws" or "timeout" or "cancelled") => Failure("Unknown"),
        (ShapeFamily.Tuple, _) => Lines("X402Payment/PaymentSuccess=1 Count []", "X402Payment/PaymentDuration=0 Milliseconds []"),
        _ => Lines("X402Payment/PaymentSuccess=1 Count []", "X402Payment/PaymentDuration=0 Milliseconds []", "X402Payment/PaymentAmount=12.5 None [Currency=USD]"),
    };

    private static string Failure(string reasonClass) => Lines(
        "X402Payment/PaymentSuccess=0 Count []", "X402Payment/PaymentDuration=0 Milliseconds []", $"X402Payment/PaymentFailure=1 Count [ReasonClass={reasonClass}]");

    private static string Lines(params string[] lines) => string.Join("\n", lines);
}
