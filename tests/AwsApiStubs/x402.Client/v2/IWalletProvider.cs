using System;
using System.Threading.Tasks;
using x402.Client.Events;
using x402.Core.Models.v2;

namespace x402.Client.v2;

public interface IWalletProvider
{
    Task<bool> RaisePrepareWallet(PrepareWalletEventArgs<PaymentRequiredResponse> paymentRequiredEventArgs);

    void RaiseOnPaymentSelected(PaymentSelectedEventArgs<PaymentRequirements> e);

    void RaiseOnHeaderCreated(HeaderCreatedEventArgs<PaymentPayloadHeader> e);

    IX402WalletV2? Wallet { get; set; }

    event PrepareWalletventHandler<PaymentRequiredResponse>? PrepareWallet;

    event EventHandler<PaymentSelectedEventArgs<PaymentRequirements>>? PaymentSelected;

    event EventHandler<HeaderCreatedEventArgs<PaymentPayloadHeader>>? HeaderCreated;
}
