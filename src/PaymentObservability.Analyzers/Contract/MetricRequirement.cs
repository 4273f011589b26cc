namespace PaymentObservability.Contract;

/// <summary>One metric that the contract names.</summary>
/// <param name="Role">What it says of the attempt.</param>
/// <param name="Name">The contract's name, for example <c>PaymentSuccess</c>.</param>
/// <param name="Unit">CloudWatch's name of the unit: <c>Count</c>, <c>Milliseconds</c>, <c>None</c>.</param>
/// <param name="Required">Whether an operation that lacks it is reported; otherwise it is written by fixes and only matched.</param>
internal sealed record MetricRequirement(MetricRole Role, string Name, string Unit, bool Required);
