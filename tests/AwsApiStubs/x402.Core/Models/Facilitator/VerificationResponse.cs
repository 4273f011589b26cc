namespace x402.Core.Models.Facilitator;

public class VerificationResponse
{
    public bool IsValid { get; set; }

    public string? InvalidReason { get; set; }

    public string? Payer { get; set; }
}
