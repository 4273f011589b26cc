using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using x402.Client.Models;
using x402.Client.v2;
using x402.Core.Models.v2;

namespace x402.Client;

public abstract class BaseWallet : IX402WalletV2
{
    protected BaseWallet(string network)
    {
        Network = network;
    }

    public List<AssetAllowance> AssetAllowances { get; set; } = new();

    public bool IgnoreAllowances { get; set; }

    public string Network { get; set; }

    public virtual Task<PaymentRequirements?> SelectPaymentAsync(PaymentRequiredResponse paymentRequiredResponse, CancellationToken cancellationToken = default) =>
        Task.FromResult(paymentRequiredResponse.Accepts.FirstOrDefault(required => required.Network == Network && (IgnoreAllowances || IsAllowed(required))));

    public abstract Task<PaymentPayloadHeader> CreateHeaderAsync(PaymentRequirements requirement, CancellationToken cancellationToken = default);

    private bool IsAllowed(PaymentRequirements required)
    {
        var amount = long.Parse(required.Amount, CultureInfo.InvariantCulture);
        return AssetAllowances.Any(allowance => allowance.Asset == required.Asset && allowance.TotalAllowance >= amount && allowance.MaxPerRequestAllowance >= amount);
    }
}
