using System.Threading;
using System.Threading.Tasks;

namespace Square.Payments;

public record CreatePaymentRequest
{
    public required string SourceId { get; set; }

    public required string IdempotencyKey { get; set; }

    public Money? AmountMoney { get; set; }

    public Money? TipMoney { get; set; }

    public Money? AppFeeMoney { get; set; }

    public bool? Autocomplete { get; set; }

    public string? OrderId { get; set; }

    public string? CustomerId { get; set; }

    public string? LocationId { get; set; }

    public string? ReferenceId { get; set; }

    public string? VerificationToken { get; set; }

    public bool? AcceptPartialAuthorization { get; set; }

    public string? BuyerEmailAddress { get; set; }

    public string? Note { get; set; }
}

public record CompletePaymentRequest
{
    public required string PaymentId { get; set; }

    public string? VersionToken { get; set; }
}

public record CancelPaymentsRequest
{
    public required string PaymentId { get; set; }
}

public record CancelPaymentByIdempotencyKeyRequest
{
    public required string IdempotencyKey { get; set; }
}

public record UpdatePaymentRequest
{
    public required string PaymentId { get; set; }

    public Payment? Payment { get; set; }

    public required string IdempotencyKey { get; set; }
}

public record GetPaymentsRequest
{
    public required string PaymentId { get; set; }
}

/// <summary>The original's interface without ListAsync.</summary>
public partial interface IPaymentsClient
{
    Task<CreatePaymentResponse> CreateAsync(CreatePaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);

    Task<CancelPaymentByIdempotencyKeyResponse> CancelByIdempotencyKeyAsync(CancelPaymentByIdempotencyKeyRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);

    Task<GetPaymentResponse> GetAsync(GetPaymentsRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);

    Task<UpdatePaymentResponse> UpdateAsync(UpdatePaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);

    Task<CancelPaymentResponse> CancelAsync(CancelPaymentsRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);

    Task<CompletePaymentResponse> CompleteAsync(CompletePaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default);
}

public partial class PaymentsClient : IPaymentsClient
{
    internal PaymentsClient()
    {
    }

    public Task<CreatePaymentResponse> CreateAsync(CreatePaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new CreatePaymentResponse { Payment = new Payment { Id = "scripted", Status = "COMPLETED", AmountMoney = request.AmountMoney } }, cancellationToken);

    public Task<CancelPaymentByIdempotencyKeyResponse> CancelByIdempotencyKeyAsync(CancelPaymentByIdempotencyKeyRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new CancelPaymentByIdempotencyKeyResponse(), cancellationToken);

    public Task<GetPaymentResponse> GetAsync(GetPaymentsRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new GetPaymentResponse { Payment = new Payment { Id = request.PaymentId, Status = "COMPLETED" } }, cancellationToken);

    public Task<UpdatePaymentResponse> UpdateAsync(UpdatePaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new UpdatePaymentResponse { Payment = request.Payment }, cancellationToken);

    public Task<CancelPaymentResponse> CancelAsync(CancelPaymentsRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new CancelPaymentResponse { Payment = new Payment { Id = request.PaymentId, Status = "CANCELED" } }, cancellationToken);

    public Task<CompletePaymentResponse> CompleteAsync(CompletePaymentRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptedSquare.AnswerAsync(request, () => new CompletePaymentResponse { Payment = new Payment { Id = request.PaymentId, Status = "COMPLETED" } }, cancellationToken);
}
