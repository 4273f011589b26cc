using System;
using System.Threading.Tasks;
using x402.Client.Events;
using x402.Core.Models.v2;

namespace x402.Client.v2;

public class WalletProvider : IWalletProvider
{
    public WalletProvider(IX402WalletV2? wallet = null)
    {
        Wallet = wallet;
    }

    public event PrepareWalletventHandler<PaymentRequiredResponse>? PrepareWallet;

    public event EventHandler<PaymentSelectedEventArgs<PaymentRequirements>>? PaymentSelected;

    public event EventHandler<HeaderCreatedEventArgs<PaymentPayloadHeader>>? HeaderCreated;

    public IX402WalletV2? Wallet { get; set; }

    public virtual Task<bool> RaisePrepareWallet(PrepareWalletEventArgs<PaymentRequiredResponse> e) => PrepareWallet?.Invoke(this, e) ?? Task.FromResult(true);

    public virtual void RaiseOnPaymentSelected(PaymentSelectedEventArgs<PaymentRequirements> e) => PaymentSelected?.Invoke(this, e);

    public virtual void RaiseOnHeaderCreated(HeaderCreatedEventArgs<PaymentPayloadHeader> e) => HeaderCreated?.Invoke(this, e);
}
