namespace X402PaymentApi.Reports;

/// <param name="Price">In USDC.</param>
public sealed record Report(string Id, string Title, decimal Price);

public sealed class ReportCatalog
{
    private static readonly Report[] Reports =
    [
        new("market-daily", "Market report of the day", 0.01m),
        new("market-weekly", "Market report of the week", 0.05m),
        new("market-history", "Ten years of market data", 2.50m),
    ];

    public Report? Find(string? id) => Reports.FirstOrDefault(r => r.Id == id);
}
