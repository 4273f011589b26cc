using x402.Core.Models;

namespace x402.Models;

public class PaymentRequirementsConfig
{
    public required PaymentRequiredInfo PaymentRequirements { get; set; }

    public bool EnableQueryStringMatching { get; set; }

    public int Version { get; set; } = 2;
}
