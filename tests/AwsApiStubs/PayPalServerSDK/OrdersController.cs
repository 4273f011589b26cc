using System.Threading;
using System.Threading.Tasks;
using PaypalServerSdk.Standard.Http.Response;
using PaypalServerSdk.Standard.Models;

namespace PaypalServerSdk.Standard.Controllers;

public class OrdersController : BaseController
{
    internal OrdersController()
    {
    }

    public ApiResponse<Order> CreateOrder(CreateOrderInput input) => CreateOrderAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<Order>> CreateOrderAsync(CreateOrderInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(CreateOrder), input, () => new Order { Id = "scripted", Status = OrderStatus.Created, Intent = input.Body?.Intent }, cancellationToken);

    public ApiResponse<Order> GetOrder(GetOrderInput input) => GetOrderAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<Order>> GetOrderAsync(GetOrderInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(GetOrder), input, () => new Order { Id = input.Id, Status = OrderStatus.Created }, cancellationToken);

    public ApiResponse<Order> ConfirmOrder(ConfirmOrderInput input) => ConfirmOrderAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<Order>> ConfirmOrderAsync(ConfirmOrderInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(ConfirmOrder), input, () => new Order { Id = input.Id, Status = OrderStatus.Approved }, cancellationToken);

    public ApiResponse<OrderAuthorizeResponse> AuthorizeOrder(AuthorizeOrderInput input) => AuthorizeOrderAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<OrderAuthorizeResponse>> AuthorizeOrderAsync(AuthorizeOrderInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(AuthorizeOrder), input, () => new OrderAuthorizeResponse { Id = input.Id, Status = OrderStatus.Completed }, cancellationToken);

    public ApiResponse<Order> CaptureOrder(CaptureOrderInput input) => CaptureOrderAsync(input).GetAwaiter().GetResult();

    public Task<ApiResponse<Order>> CaptureOrderAsync(CaptureOrderInput input, CancellationToken cancellationToken = default) =>
        ScriptedPayPal.AnswerAsync(nameof(CaptureOrder), input, () => new Order { Id = input.Id, Status = OrderStatus.Completed }, cancellationToken);
}
