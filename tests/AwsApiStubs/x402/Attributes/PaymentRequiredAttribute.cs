using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using x402.Core.Enums;
using x402.Core.Models;

namespace x402.Attributes;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class PaymentRequiredAttribute : ActionFilterAttribute
{
    public PaymentRequiredAttribute(string maxAmountRequired, string asset, string payTo, int version = 2, PaymentScheme scheme = PaymentScheme.Exact)
    {
        MaxAmountRequired = maxAmountRequired;
        Asset = asset;
        PayTo = payTo;
        Version = version;
        Scheme = scheme;
    }

    public PaymentScheme Scheme { get; set; }

    public string MaxAmountRequired { get; set; }

    public string Asset { get; set; }

    public string PayTo { get; set; }

    public int Version { get; set; }

    public string Description { get; set; } = string.Empty;

    public string MimeType { get; set; } = string.Empty;

    public SettlementMode SettlementMode { get; set; } = SettlementMode.Pessimistic;

    public bool Discoverable { get; set; }

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var handler = context.HttpContext.RequestServices.GetRequiredService<X402HandlerV2>();
        var info = new PaymentRequiredInfo
        {
            Resource = new ResourceInfoBasic { Description = Description, MimeType = MimeType },
            Accepts = new List<PaymentRequirementsBasic> { new() { Amount = MaxAmountRequired, Asset = Asset, PayTo = PayTo, Scheme = Scheme } },
            Discoverable = Discoverable,
        };
        var result = await handler.HandleX402Async(info, SettlementMode).ConfigureAwait(false);
        if (result.CanContinueRequest)
        {
            await next().ConfigureAwait(false);
        }
    }
}
