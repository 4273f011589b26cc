using System;
using System.Threading;
using System.Threading.Tasks;

namespace X402.Billing;

public interface IPaymentEventSink
{
    ValueTask RecordAsync(PaymentEvent paymentEvent, CancellationToken cancellationToken = default);
}

public enum PaymentEventStatus
{
    PaymentRequired,
    VerificationFailed,
    Verified,
    SettlementFailed,
    Settled,
}

public sealed record PaymentEvent
{
    public required DateTimeOffset Timestamp { get; init; }

    public required string Resource { get; init; }

    public required string Amount { get; init; }

    public required string Asset { get; init; }

    public required string Network { get; init; }

    public required PaymentEventStatus Status { get; init; }

    public string? Transaction { get; init; }

    public string? Payer { get; init; }

    public string? FailureReason { get; init; }
}
