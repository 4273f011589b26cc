using System;
using System.Threading;
using System.Threading.Tasks;
using x402.Core.Models.Facilitator;
using x402.Core.Models.v2;
using x402.Core.Models.v2.Facilitator;

namespace x402.Facilitator;

/// <summary>Only in the stand-in: a facilitator which answers what a test sets, and counts the calls.</summary>
public class ScriptedFacilitatorClient : IFacilitatorV2Client
{
    private int verifications;
    private int settlements;

    public Func<PaymentPayloadHeader, PaymentRequirements, VerificationResponse> OnVerify { get; set; } =
        (payment, _) => new VerificationResponse { IsValid = true, Payer = payment.ExtractPayerFromPayload() };

    public Func<PaymentPayloadHeader, PaymentRequirements, SettlementResponse> OnSettle { get; set; } =
        (payment, required) => new SettlementResponse { Success = true, Transaction = "0xscripted", Payer = payment.ExtractPayerFromPayload(), Network = required.Network };

    public SupportedResponse Supported { get; set; } = new();

    public DiscoveryResponse Discovery { get; set; } = new();

    public int VerifyCount => verifications;

    public int SettleCount => settlements;

    public async Task<VerificationResponse> VerifyAsync(PaymentPayloadHeader paymentPayload, PaymentRequirements requirements, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref verifications);
        return OnVerify(paymentPayload, requirements);
    }

    public async Task<SettlementResponse> SettleAsync(PaymentPayloadHeader paymentPayload, PaymentRequirements requirements, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref settlements);
        return OnSettle(paymentPayload, requirements);
    }

    public Task<SupportedResponse> SupportedAsync(CancellationToken cancellationToken = default) => Task.FromResult(Supported);

    public Task<DiscoveryResponse> DiscoveryAsync(string? type = null, int? limit = null, int? offset = null, CancellationToken cancellationToken = default) => Task.FromResult(Discovery);
}
