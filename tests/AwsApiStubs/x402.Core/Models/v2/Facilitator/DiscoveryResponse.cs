using System.Collections.Generic;

namespace x402.Core.Models.v2.Facilitator;

public class DiscoveryResponse
{
    public int X402Version { get; set; } = 2;

    public List<DiscoveryItem> Items { get; set; } = new();

    public Pagination Pagination { get; set; } = new();
}
