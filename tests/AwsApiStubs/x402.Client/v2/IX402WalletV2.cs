using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using x402.Client.Models;
using x402.Core.Models.v2;

namespace x402.Client.v2;

public interface IX402WalletV2
{
    Task<PaymentRequirements?> SelectPaymentAsync(PaymentRequiredResponse paymentRequiredResponse, CancellationToken cancellationToken = default);

    Task<PaymentPayloadHeader> CreateHeaderAsync(PaymentRequirements requirement, CancellationToken cancellationToken = default);

    List<AssetAllowance> AssetAllowances { get; set; }

    bool IgnoreAllowances { get; set; }

    string Network { get; set; }
}
