using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using x402.Models;

namespace x402;

public class PaymentMiddleware
{
    private readonly RequestDelegate next;
    private readonly X402HandlerV2 handler;
    private readonly PaymentMiddlewareOptions options;

    public PaymentMiddleware(RequestDelegate next, ILogger<PaymentMiddleware> logger, X402HandlerV2 x402HandlerV2, PaymentMiddlewareOptions paymentMiddlewareOptions)
    {
        this.next = next;
        handler = x402HandlerV2;
        options = paymentMiddlewareOptions;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? string.Empty).ToLowerInvariant();
        var pathAndQuery = path + (context.Request.QueryString.Value ?? string.Empty).ToLowerInvariant();
        var config = options.PaymentRequirements.FirstOrDefault(pair => pair.Key == (pair.Value.EnableQueryStringMatching ? pathAndQuery : path)).Value;
        if (config is null || (await handler.HandleX402Async(config.PaymentRequirements, options.SettlementMode).ConfigureAwait(false)).CanContinueRequest)
        {
            await next(context).ConfigureAwait(false);
        }
    }
}

public static class PaymentMiddlewareExtensions
{
    public static IApplicationBuilder UsePaymentMiddleware(this IApplicationBuilder builder, PaymentMiddlewareOptions paymentMiddlewareOptions) =>
        builder.UseMiddleware<PaymentMiddleware>(paymentMiddlewareOptions);
}
