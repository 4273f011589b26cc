using System.Threading;
using System.Threading.Tasks;

namespace Square.Refunds;

public record RefundPaymentRequest
{
    public required string IdempotencyKey { get; set; }

    public required Money AmountMoney { get; set; }

    public string? PaymentId { get; set; }

    public string? LocationId { get; set; }

    public string? CustomerId { get; set; }

    public string? Reason { get; set; }
}

/// <summary>The original's interface without ListAsync and GetAsync.</summary>
public partial interface IRefundsClient
{
    Task<RefundPaymentResponse> RefundPaymentAsync(RefundPaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);
}

public partial class RefundsClient : IRefundsClient
{
    internal RefundsClient()
    {
    }

    public Task<RefundPaymentResponse> RefundPaymentAsync(RefundPaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new RefundPaymentResponse { Refund = new PaymentRefund { Id = "scripted", Status = "PENDING", AmountMoney = request.AmountMoney, PaymentId = request.PaymentId } }, cancellationToken);
}
