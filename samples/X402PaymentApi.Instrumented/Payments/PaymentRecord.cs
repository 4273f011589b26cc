using System.Security.Cryptography;
using System.Text;
using X402PaymentApi.Reports;
using X402PaymentApi.X402;

namespace X402PaymentApi.Payments;

public enum PaymentStatus
{
    Pending,
    Settled,
    Failed,
    NeedsReview,
    Refunding,
    Refunded,
}

/// <param name="Amount">In USDC.</param>
public sealed record PaymentRecord(
    string Id,
    PaymentStatus Status,
    string ReportId,
    string Payer,
    decimal Amount,
    DateTimeOffset CreatedAt,
    PaymentPayload Payment,
    PaymentRequirements Requirements,
    string? Transaction = null,
    string? RefundTransaction = null)
{
    public static PaymentRecord Begin(PaymentPayload payment, PaymentRequirements requirements, Report report)
    {
        var authorization = payment.Payload.Authorization;
        return new(
            IdOf(payment, requirements),
            PaymentStatus.Pending,
            report.Id,
            authorization.From,
            Usdc.FromAtomicUnits(authorization.Value),
            DateTimeOffset.UtcNow,
            payment,
            requirements);
    }

    /// <summary>The same authorization is the same payment, however its header was written.</summary>
    public static string IdOf(PaymentPayload payment, PaymentRequirements requirements)
    {
        var authorization = payment.Payload.Authorization;
        var identity = $"{requirements.Asset}|{authorization.From}|{authorization.Nonce}".ToLowerInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity))).ToLowerInvariant();
    }
}
