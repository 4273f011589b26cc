using X402PaymentApi.Reports;

namespace X402PaymentApi.X402;

/// <summary>On which terms a report is sold: builds the requirements and finds out whether a payment was made out to them.</summary>
public sealed class PaymentTerms(BlockchainNetwork network, string payTo, string publicUrl)
{
    private const string JsonType = "application/json";

    public PaymentRequirements For(Report report, int version)
    {
        var requirements = new PaymentRequirements
        {
            Scheme = "exact",
            Network = version == 1 ? network.Name : network.Caip2,
            Asset = network.UsdcContract,
            PayTo = payTo,
            MaxTimeoutSeconds = 60,
            Extra = new SigningDomain(network.UsdcName, "2"),
        };

        var units = Usdc.ToAtomicUnits(report.Price);
        return version == 1
            ? requirements with { MaxAmountRequired = units, Resource = UrlOf(report), Description = report.Title, MimeType = JsonType }
            : requirements with { Amount = units };
    }

    public PaymentChallenge Challenge(Report report, int version, string error) =>
        new(version, error, [For(report, version)], version == 1 ? null : new ResourceInfo(UrlOf(report), report.Title, JsonType));

    /// <summary>The requirements that the payment meets, null if it was made out to something else. Saves asking the facilitator about those.</summary>
    public PaymentRequirements? Match(PaymentPayload payment, Report report)
    {
        var requirements = For(report, payment.X402Version);
        var authorization = payment.Payload.Authorization;

        return (payment.Accepted?.Scheme ?? payment.Scheme) == requirements.Scheme
            && (payment.Accepted?.Network ?? payment.Network) == requirements.Network
            && authorization.Value == (requirements.Amount ?? requirements.MaxAmountRequired)
            && string.Equals(authorization.To, payTo, StringComparison.OrdinalIgnoreCase)
            && (payment.Accepted is null || string.Equals(payment.Accepted.Asset, requirements.Asset, StringComparison.OrdinalIgnoreCase))
                ? requirements
                : null;
    }

    private string UrlOf(Report report) => $"{publicUrl.TrimEnd('/')}/pay/{report.Id}";
}
