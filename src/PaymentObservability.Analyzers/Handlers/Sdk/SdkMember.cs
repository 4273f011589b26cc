using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>What a payment SDK's member does.</summary>
/// <param name="Kind">The kind of the operation.</param>
/// <param name="Step">Which step of it.</param>
/// <param name="Throws">Whether a refusal comes as an exception.</param>
internal sealed record SdkMember(PaymentKind Kind, SdkStep Step, bool Throws);
