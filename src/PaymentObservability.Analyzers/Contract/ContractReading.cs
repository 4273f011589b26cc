using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>What is asked for, and what is wrong with how it is asked.</summary>
/// <param name="Contract">The guide's defaults as contract files and options change them; whatever is wrong changes nothing.</param>
/// <param name="Problems">What is wrong (PAY9001), in the order of files and places.</param>
internal sealed record ContractReading(PaymentContract Contract, ImmutableArray<ContractProblem> Problems);
