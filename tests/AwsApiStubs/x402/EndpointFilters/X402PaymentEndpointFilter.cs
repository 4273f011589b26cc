using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using x402.Core.Enums;
using x402.Core.Models;
using x402.Core.Models.Facilitator;
using x402.Core.Models.v2;

namespace x402.EndpointFilters;

public class X402PaymentEndpointFilter : IEndpointFilter
{
    private readonly Func<HttpContext, PaymentRequiredInfo> required;
    private readonly SettlementMode mode;
    private readonly Func<HttpContext, SettlementResponse?, Exception?, Task>? onSettlement;
    private readonly Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema>? onSetOutputSchema;

    public X402PaymentEndpointFilter(
        PaymentRequiredInfo paymentRequiredInfo,
        SettlementMode settlementMode = SettlementMode.Pessimistic,
        Func<HttpContext, SettlementResponse?, Exception?, Task>? onSettlement = null,
        Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema>? onSetOutputSchema = null)
        : this(_ => paymentRequiredInfo, settlementMode, onSettlement, onSetOutputSchema)
    {
    }

    public X402PaymentEndpointFilter(
        Func<HttpContext, PaymentRequiredInfo> paymentRequiredInfoFactory,
        SettlementMode settlementMode = SettlementMode.Pessimistic,
        Func<HttpContext, SettlementResponse?, Exception?, Task>? onSettlement = null,
        Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema>? onSetOutputSchema = null)
    {
        required = paymentRequiredInfoFactory;
        mode = settlementMode;
        this.onSettlement = onSettlement;
        this.onSetOutputSchema = onSetOutputSchema;
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var handler = context.HttpContext.RequestServices.GetRequiredService<X402HandlerV2>();
        var result = await handler.HandleX402Async(required(context.HttpContext), mode, onSettlement, onSetOutputSchema).ConfigureAwait(false);
        return result.CanContinueRequest ? await next(context).ConfigureAwait(false) : Results.Empty;
    }
}
