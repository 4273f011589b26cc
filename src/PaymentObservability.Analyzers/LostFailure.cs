using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>A catch around an attempt that loses what went wrong.</summary>
/// <param name="Clause">The catch.</param>
/// <param name="Loss">What it loses.</param>
/// <param name="Log">The log event that falls short; null where there is none.</param>
internal sealed record LostFailure(CatchClauseSyntax Clause, FailureLoss Loss, LogSignal? Log);
