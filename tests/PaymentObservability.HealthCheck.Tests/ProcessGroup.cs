using Xunit;

namespace PaymentObservability.HealthCheck;

/// <summary>Environment variables and standard output belong to the process, so these tests run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ProcessGroup
{
    public const string Name = "Process";
}
