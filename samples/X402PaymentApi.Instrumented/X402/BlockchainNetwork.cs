namespace X402PaymentApi.X402;

/// <summary>A chain under its names in both protocol versions, with its USDC contract.</summary>
public sealed record BlockchainNetwork(string Name, string Caip2, string UsdcContract, string UsdcName)
{
    private static readonly BlockchainNetwork[] Known =
    [
        new("base", "eip155:8453", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", "USD Coin"),
        new("base-sepolia", "eip155:84532", "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "USDC"),
    ];

    public static BlockchainNetwork Find(string name) =>
        Known.FirstOrDefault(n => n.Name == name) ?? throw new ArgumentException($"Unknown network '{name}'.", nameof(name));
}
