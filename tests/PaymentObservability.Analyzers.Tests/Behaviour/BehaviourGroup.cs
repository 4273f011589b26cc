using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>Recorders and standard output belong to the process, so these tests run one after the other, and no other beside them.</summary>
[CollectionDefinition("Behaviour", DisableParallelization = true)]
public class BehaviourGroup
{
}
