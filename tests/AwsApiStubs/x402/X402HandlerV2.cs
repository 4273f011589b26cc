using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using x402.Core.Enums;
using x402.Core.Interfaces;
using x402.Core.Models;
using x402.Core.Models.Facilitator;
using x402.Core.Models.Responses;
using x402.Core.Models.v2;
using x402.Facilitator;

namespace x402;

/// <summary>
/// As the original: never throws for a payment that fails, settles before the answer or, when optimistic, as the answer starts,
/// and calls a payment which it was told not to settle a success.
/// </summary>
public class X402HandlerV2
{
    public static readonly string X402ResultKey = "X402HandleResult";
    public static readonly string PaymentRequiredHeader = "PAYMENT-REQUIRED";
    public static readonly string PaymentHeaderV2 = "PAYMENT-SIGNATURE";
    public static readonly string PaymentResponseHeaderV2 = "PAYMENT-RESPONSE";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ILogger<X402HandlerV2> logger;
    private readonly IFacilitatorV2Client facilitator;
    private readonly IAssetInfoProvider assets;
    private readonly IHttpContextAccessor accessor;

    public X402HandlerV2(ILogger<X402HandlerV2> logger, IFacilitatorV2Client facilitator, IAssetInfoProvider assetInfoProvider, IHttpContextAccessor httpContextAccessor)
    {
        this.logger = logger;
        this.facilitator = facilitator;
        assets = assetInfoProvider;
        accessor = httpContextAccessor;
    }

    public Task<X402ProcessingResult> HandleX402Async(
        PaymentRequiredInfo paymentRequiredInfo,
        SettlementMode settlementMode = SettlementMode.Pessimistic,
        Func<HttpContext, SettlementResponse?, Exception?, Task>? onSettlement = null,
        Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema>? onSetOutputSchema = null)
    {
        var requirements = paymentRequiredInfo.Accepts.Select(accepted =>
        {
            var asset = assets.GetAssetInfo(accepted.Asset);
            return new PaymentRequirements
            {
                Scheme = accepted.Scheme,
                Network = accepted.Network ?? asset?.Network ?? string.Empty,
                Amount = accepted.Amount,
                Asset = asset?.ContractAddress ?? accepted.Asset,
                PayTo = accepted.PayTo,
                MaxTimeoutSeconds = accepted.MaxTimeoutSeconds,
                Extra = asset is null ? null : new PaymentRequirementsExtra { Name = asset.Name, Version = asset.Version },
            };
        }).ToList();
        var resource = new ResourceInfo
        {
            Url = paymentRequiredInfo.Resource?.Resource ?? string.Empty,
            Description = paymentRequiredInfo.Resource?.Description ?? string.Empty,
            MimeType = paymentRequiredInfo.Resource?.MimeType ?? string.Empty,
        };
        return HandleX402Async(resource, requirements, paymentRequiredInfo.Discoverable, settlementMode, onSettlement, onSetOutputSchema);
    }

    public async Task<X402ProcessingResult> HandleX402Async(
        ResourceInfo resourceInfo,
        List<PaymentRequirements> paymentRequirements,
        bool discoverable,
        SettlementMode settlementMode = SettlementMode.Pessimistic,
        Func<HttpContext, SettlementResponse?, Exception?, Task>? onSettlement = null,
        Func<HttpContext, PaymentRequirements, OutputSchema, OutputSchema>? onSetOutputSchema = null)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("HttpContext is not available.");
        var url = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}".ToLowerInvariant();
        if (string.IsNullOrWhiteSpace(resourceInfo.Url))
        {
            resourceInfo.Url = url;
        }

        foreach (var requirement in paymentRequirements)
        {
            onSetOutputSchema?.Invoke(context, requirement, new OutputSchema { Input = new Input { Discoverable = discoverable, Type = "http", Method = context.Request.Method } });
        }

        var result = await ProcessAsync(context.Request.Headers[PaymentHeaderV2].FirstOrDefault(), resourceInfo, paymentRequirements, url, settlementMode).ConfigureAwait(false);
        context.Items[X402ResultKey] = result;
        if (!result.CanContinueRequest)
        {
            await RefuseAsync(context, result).ConfigureAwait(false);
            return result;
        }

        if (result.PessimisticSettlement)
        {
            await CallBackAsync(onSettlement, context, result.SettlementResponse, result.SettlementException).ConfigureAwait(false);
        }

        context.Response.OnStarting(() => AnswerStartsAsync(context, result, settlementMode, onSettlement));
        return result;
    }

    private async Task<X402ProcessingResult> ProcessAsync(string? header, ResourceInfo resource, List<PaymentRequirements> requirements, string url, SettlementMode mode)
    {
        if (string.IsNullOrEmpty(header))
        {
            return X402ProcessingResult.CreateError(requirements, resource, "PAYMENT_SIGNATURE header is required", StatusCodes.Status402PaymentRequired, fullUrl: url);
        }

        try
        {
            var payment = PaymentPayloadHeader.FromHeader(header);
            var selected = requirements.FirstOrDefault(required => Matches(required, payment));
            if (selected is null)
            {
                return X402ProcessingResult.CreateError(requirements, resource, "No matching payment requirements found", StatusCodes.Status402PaymentRequired, paymentPayload: payment, fullUrl: url);
            }

            var verification = await facilitator.VerifyAsync(payment, selected).ConfigureAwait(false);
            if (!verification.IsValid)
            {
                return X402ProcessingResult.CreateError(requirements, resource, verification.InvalidReason ?? "Verification failed", StatusCodes.Status402PaymentRequired, verification, paymentPayload: payment, fullUrl: url);
            }

            if (mode != SettlementMode.Pessimistic)
            {
                return X402ProcessingResult.Success(requirements, resource, selected, verification, paymentPayload: payment, fullUrl: url);
            }

            var (settlement, error) = await TrySettleAsync(payment, selected).ConfigureAwait(false);
            return settlement is { Success: true }
                ? X402ProcessingResult.Success(requirements, resource, selected, verification, settlement, payment, url, pessimisticSettlement: true)
                : X402ProcessingResult.CreateError(requirements, resource, settlement?.ErrorReason ?? error?.Message ?? FacilitatorErrorCodes.UnexpectedSettleError, StatusCodes.Status402PaymentRequired, verification, settlement, payment, url, error);
        }
        catch (ArgumentException)
        {
            return X402ProcessingResult.CreateError(requirements, resource, "Malformed PAYMENT header", StatusCodes.Status402PaymentRequired, fullUrl: url);
        }
        catch (Exception error)
        {
            logger.LogError(error, "Payment verification failed for {Path}", url);
            return X402ProcessingResult.CreateError(requirements, resource, $"Payment verification failed: {error.Message}", StatusCodes.Status500InternalServerError, fullUrl: url);
        }
    }

    private async Task AnswerStartsAsync(HttpContext context, X402ProcessingResult result, SettlementMode mode, Func<HttpContext, SettlementResponse?, Exception?, Task>? onSettlement)
    {
        var settlement = result.SettlementResponse;
        Exception? error = null;
        if (mode == SettlementMode.DoNotSettle)
        {
            settlement = new SettlementResponse { Success = true, Payer = result.PaymentPayload?.ExtractPayerFromPayload(), Network = result.SelectedPaymentRequirement?.Network };
        }
        else if (settlement is null)
        {
            (settlement, error) = await TrySettleAsync(result.PaymentPayload!, result.SelectedPaymentRequirement!).ConfigureAwait(false);
            if (settlement is not { Success: true })
            {
                // Too late to refuse: the caller gets what it asked for.
                logger.LogWarning(error, "Settlement failed for {Path}: {Reason}", result.FullUrl, settlement?.ErrorReason);
            }
        }

        if (settlement is { Success: true })
        {
            var header = new SettlementResponseHeader(true, settlement.Transaction ?? string.Empty, settlement.Network ?? string.Empty, settlement.Payer ?? result.PaymentPayload?.ExtractPayerFromPayload());
            context.Response.Headers[PaymentResponseHeaderV2] = Encode(header);
            context.Response.Headers.AccessControlExposeHeaders = PaymentResponseHeaderV2;
        }

        if (!result.PessimisticSettlement)
        {
            await CallBackAsync(onSettlement, context, settlement, error).ConfigureAwait(false);
        }
    }

    private async Task<(SettlementResponse? Response, Exception? Error)> TrySettleAsync(PaymentPayloadHeader payment, PaymentRequirements requirement)
    {
        try
        {
            return (await facilitator.SettleAsync(payment, requirement).ConfigureAwait(false), null);
        }
        catch (Exception error)
        {
            return (null, error);
        }
    }

    private async Task CallBackAsync(Func<HttpContext, SettlementResponse?, Exception?, Task>? callback, HttpContext context, SettlementResponse? settlement, Exception? error)
    {
        if (callback is null)
        {
            return;
        }

        try
        {
            await callback(context, settlement, error).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            logger.LogError(thrown, "onSettlement callback threw");
        }
    }

    private static async Task RefuseAsync(HttpContext context, X402ProcessingResult result)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = result.StatusCode;
        if (result.StatusCode == StatusCodes.Status402PaymentRequired)
        {
            var required = new PaymentRequiredResponse { Resource = result.ResourceInfo, Accepts = result.PaymentRequirements, Error = result.Error };
            context.Response.Headers[PaymentRequiredHeader] = Encode(required);
            await context.Response.WriteAsJsonAsync(required, Json).ConfigureAwait(false);
        }
        else
        {
            await context.Response.WriteAsJsonAsync(new { error = result.Error }).ConfigureAwait(false);
        }
    }

    private static bool Matches(PaymentRequirements required, PaymentPayloadHeader payment) =>
        required.Scheme == payment.Accepted.Scheme
        && required.Amount == payment.Accepted.Amount
        && required.Amount == payment.Payload.Authorization.Value
        && Same(required.Network, payment.Accepted.Network)
        && Same(required.Asset, payment.Accepted.Asset)
        && Same(required.PayTo, payment.Accepted.PayTo)
        && Same(required.PayTo, payment.Payload.Authorization.To);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Encode<T>(T value) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(value, Json));
}
