using System.Collections.Immutable;

namespace PaymentObservability.Deployment;

/// <summary>What a part may be that a deployment chooses: a parameter, or a mapping that a parameter is looked up in.</summary>
/// <param name="Default">What it is where a deployment says nothing; null where it must say something.</param>
/// <param name="AllowedValues">All that it may be; empty for anything.</param>
internal sealed record NameChoice(string? Default, ImmutableArray<string> AllowedValues);
