namespace x402.Core.Models.Facilitator;

public class SettlementResponse
{
    public bool Success { get; set; }

    public string? Transaction { get; set; }

    public string? Payer { get; set; }

    public string? Network { get; set; }

    public string? ErrorReason { get; set; }
}
