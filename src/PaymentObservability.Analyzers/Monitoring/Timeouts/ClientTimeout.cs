using Microsoft.CodeAnalysis;

namespace PaymentObservability.Monitoring.Timeouts;

/// <summary>How long a payment waits for an answer before its client gives up.</summary>
/// <param name="Client">Whose timeout it is: <c>HttpClient</c>, <c>Stripe</c>.</param>
/// <param name="Seconds">At least so long.</param>
/// <param name="Call">The call that waits.</param>
internal sealed record ClientTimeout(string Client, double Seconds, Location Call);
