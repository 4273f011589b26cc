using System;
using System.Collections.Generic;

namespace x402.Core.Models.v2.Facilitator;

public class DiscoveryItem
{
    public string Resource { get; set; } = string.Empty;

    public string Type { get; set; } = string.Empty;

    public int X402Version { get; set; } = 2;

    public List<DiscoveryPaymentRequirements> Accepts { get; set; } = new();

    public required DateTimeOffset LastUpdated { get; set; }

    public object? Metadata { get; set; }
}
