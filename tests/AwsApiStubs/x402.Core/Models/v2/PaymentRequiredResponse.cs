using System.Collections.Generic;

namespace x402.Core.Models.v2;

public class PaymentRequiredResponse
{
    public int X402Version { get; set; } = 2;

    public required ResourceInfo Resource { get; set; }

    public List<PaymentRequirements> Accepts { get; set; } = new();

    public string? Error { get; set; }

    public Dictionary<string, ExtensionData>? Extensions { get; set; }
}
