using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using x402.Core.Enums;
using x402.Core.Models;
using x402.Core.Models.Facilitator;
using x402.Core.Models.v2;

namespace x402.EndpointFilters;

public static class X402PaymentEndpointFilterBuilderExtensions
{
    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, PaymentRequiredInfo paymentRequiredInfo, SettlementMode settlementMode = SettlementMode.Pessimistic)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfo, settlementMode));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, PaymentRequiredInfo paymentRequiredInfo, SettlementMode settlementMode, Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema> onSetOutputSchema)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfo, settlementMode, null, onSetOutputSchema));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, PaymentRequiredInfo paymentRequiredInfo, SettlementMode settlementMode, Func<HttpContext, SettlementResponse?, Exception?, Task> onSettlement)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfo, settlementMode, onSettlement));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, PaymentRequiredInfo paymentRequiredInfo, SettlementMode settlementMode, Func<HttpContext, SettlementResponse?, Exception?, Task> onSettlement, Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema> onSetOutputSchema)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfo, settlementMode, onSettlement, onSetOutputSchema));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, string amount, string asset, string payTo, string description = "", SettlementMode settlementMode = SettlementMode.Pessimistic, bool discoverable = true)
        where TBuilder : IEndpointConventionBuilder =>
        RequireX402Payment(
            builder,
            new PaymentRequiredInfo
            {
                Resource = new ResourceInfoBasic { Description = description },
                Accepts = new List<PaymentRequirementsBasic> { new() { Amount = amount, Asset = asset, PayTo = payTo } },
                Discoverable = discoverable,
            },
            settlementMode);

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, Func<HttpContext, PaymentRequiredInfo> paymentRequiredInfoFactory, SettlementMode settlementMode = SettlementMode.Pessimistic)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfoFactory, settlementMode));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, Func<HttpContext, PaymentRequiredInfo> paymentRequiredInfoFactory, SettlementMode settlementMode, Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema> onSetOutputSchema)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfoFactory, settlementMode, null, onSetOutputSchema));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, Func<HttpContext, PaymentRequiredInfo> paymentRequiredInfoFactory, SettlementMode settlementMode, Func<HttpContext, SettlementResponse?, Exception?, Task> onSettlement)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfoFactory, settlementMode, onSettlement));

    public static TBuilder RequireX402Payment<TBuilder>(this TBuilder builder, Func<HttpContext, PaymentRequiredInfo> paymentRequiredInfoFactory, SettlementMode settlementMode, Func<HttpContext, SettlementResponse?, Exception?, Task> onSettlement, Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema> onSetOutputSchema)
        where TBuilder : IEndpointConventionBuilder =>
        Add(builder, new X402PaymentEndpointFilter(paymentRequiredInfoFactory, settlementMode, onSettlement, onSetOutputSchema));

    private static TBuilder Add<TBuilder>(TBuilder builder, X402PaymentEndpointFilter filter)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(filter);
}
