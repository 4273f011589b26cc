using System;
using System.Threading;
using System.Threading.Tasks;
using X402.Protocol;

namespace X402.AspNetCore.Facilitator;

public interface IFacilitatorClient
{
    Task<VerifyResponse> VerifyAsync(PaymentPayload payload, PaymentRequirements requirements, CancellationToken cancellationToken = default);

    Task<SettleResponse> SettleAsync(PaymentPayload payload, PaymentRequirements requirements, CancellationToken cancellationToken = default);

    Task<SupportedResponse> GetSupportedAsync(CancellationToken cancellationToken = default);
}

public sealed class FacilitatorException : Exception
{
    public FacilitatorException(string message)
        : base(message)
    {
    }

    public FacilitatorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
