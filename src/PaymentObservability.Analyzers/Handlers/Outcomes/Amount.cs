namespace PaymentObservability.Handlers;

/// <summary>An amount of money in reach of a money call.</summary>
/// <param name="Expression">C# that names it; <c>$</c> stands for the call's result.</param>
/// <param name="Decimals">How many decimals it is shifted by: 0 for major units, 2 for cents, 6 for atomic USDC.</param>
/// <param name="Currency">C# that names its currency or asset, or null.</param>
internal sealed record Amount(string Expression, int Decimals, string? Currency);
