using x402.Core.Enums;

namespace x402.Core.Models.v2;

public class PaymentRequirements
{
    public PaymentScheme Scheme { get; set; }

    public required string Network { get; set; }

    public required string Amount { get; set; }

    public required string Asset { get; set; }

    public required string PayTo { get; set; }

    public int MaxTimeoutSeconds { get; set; }

    public PaymentRequirementsExtra? Extra { get; set; }
}
