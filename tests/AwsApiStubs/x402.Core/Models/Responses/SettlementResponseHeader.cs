namespace x402.Core.Models.Responses;

public class SettlementResponseHeader
{
    public SettlementResponseHeader(bool success, string transaction, string network, string? payer)
    {
        Success = success;
        Transaction = transaction;
        Network = network;
        Payer = payer;
    }

    public bool Success { get; }

    public string Transaction { get; }

    public string Network { get; }

    public string? Payer { get; }
}
