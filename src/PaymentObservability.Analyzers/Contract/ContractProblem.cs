using Microsoft.CodeAnalysis;

namespace PaymentObservability.Contract;

/// <summary>One thing that is wrong in a contract file or an option, told at its place (PAY9001).</summary>
/// <param name="Message">What is wrong and what is expected, as one sentence without a full stop.</param>
/// <param name="Location">The line, or <see cref="Location.None"/> for an option whose file is not known.</param>
internal sealed record ContractProblem(string Message, Location Location);
