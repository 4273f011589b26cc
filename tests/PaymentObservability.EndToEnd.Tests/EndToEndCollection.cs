using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>All tests that use the one packed package, one after the other: each runs whole builds.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "End to end";
}
