namespace OpenTelemetryPaymentApi.Payments;

/// <summary>A report that is for sale.</summary>
public sealed record Report(string Id, string Title, decimal Price);

/// <summary>What is for sale.</summary>
public static class Catalog
{
    public static IReadOnlyList<Report> Reports { get; } =
    [
        new Report("daily", "Prices of the day", 0.05m),
        new Report("weekly", "Prices of the week", 0.25m),
    ];

    public static Report? Find(string id) => Reports.FirstOrDefault(report => report.Id == id);
}
