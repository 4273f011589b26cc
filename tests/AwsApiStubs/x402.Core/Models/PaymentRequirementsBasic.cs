using x402.Core.Enums;

namespace x402.Core.Models;

public class PaymentRequirementsBasic
{
    public PaymentScheme Scheme { get; set; }

    public required string Amount { get; set; }

    public required string Asset { get; set; }

    public required string PayTo { get; set; }

    public string? Network { get; set; }

    public int MaxTimeoutSeconds { get; set; } = 60;
}
