namespace x402.Core.Models.v2;

public class PaymentRequirementsExtra
{
    public string? Name { get; set; }

    public string? Version { get; set; }
}
