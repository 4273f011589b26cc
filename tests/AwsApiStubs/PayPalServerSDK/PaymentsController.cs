using System.Threading;
using System.Threading.Tasks;
using PaypalServerSdk.Standard.Http.Response;
using PaypalServerSdk.Standard.Models;

namespace PaypalServerSdk.Standard.Controllers;

public class PaymentsController : BaseController
{
    internal PaymentsController()
    {
    }

    public ApiResponse<CapturedPayment> CaptureAuthorizedPayment(CaptureAuthorizedPaymentInput input) => CaptureAuthorizedPaymentAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<CapturedPayment>> CaptureAuthorizedPaymentAsync(CaptureAuthorizedPaymentInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(CaptureAuthorizedPayment), input, () => new CapturedPayment { Id = "scripted", Status = CaptureStatus.Completed, Amount = input.Body?.Amount }, cancellationToken);

    public ApiResponse<PaymentAuthorization> ReauthorizePayment(ReauthorizePaymentInput input) => ReauthorizePaymentAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<PaymentAuthorization>> ReauthorizePaymentAsync(ReauthorizePaymentInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(ReauthorizePayment), input, () => new PaymentAuthorization { Id = input.AuthorizationId, Status = AuthorizationStatus.Created }, cancellationToken);

    public ApiResponse<PaymentAuthorization> VoidPayment(VoidPaymentInput input) => VoidPaymentAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<PaymentAuthorization>> VoidPaymentAsync(VoidPaymentInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(VoidPayment), input, () => new PaymentAuthorization { Id = input.AuthorizationId, Status = AuthorizationStatus.Voided }, cancellationToken);

    public ApiResponse<Refund> RefundCapturedPayment(RefundCapturedPaymentInput input) => RefundCapturedPaymentAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<Refund>> RefundCapturedPaymentAsync(RefundCapturedPaymentInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(RefundCapturedPayment), input, () => new Refund { Id = "scripted", Status = RefundStatus.Completed, Amount = input.Body?.Amount }, cancellationToken);
}
