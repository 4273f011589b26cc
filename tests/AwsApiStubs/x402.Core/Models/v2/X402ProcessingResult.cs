using System;
using System.Collections.Generic;
using x402.Core.Models.Facilitator;

namespace x402.Core.Models.v2;

public record X402ProcessingResult
{
    public required int X402Version { get; set; }

    public bool CanContinueRequest { get; init; }

    public required ResourceInfo ResourceInfo { get; set; }

    public List<PaymentRequirements> PaymentRequirements { get; init; } = new();

    public PaymentRequirements? SelectedPaymentRequirement { get; init; }

    public string? Error { get; init; }

    public VerificationResponse? VerificationResponse { get; init; }

    public SettlementResponse? SettlementResponse { get; init; }

    public int StatusCode { get; init; }

    public PaymentPayloadHeader? PaymentPayload { get; init; }

    public string FullUrl { get; init; } = string.Empty;

    public bool PessimisticSettlement { get; init; }

    public Exception? SettlementException { get; init; }

    public static X402ProcessingResult Success(
        List<PaymentRequirements> paymentRequirements,
        ResourceInfo resourceInfo,
        PaymentRequirements selectedPaymentRequirement,
        VerificationResponse verificationResponse,
        SettlementResponse? settlementResponse = null,
        PaymentPayloadHeader? paymentPayload = null,
        string fullUrl = "",
        bool pessimisticSettlement = false) => new()
    {
        X402Version = 2,
        CanContinueRequest = true,
        ResourceInfo = resourceInfo,
        PaymentRequirements = paymentRequirements,
        SelectedPaymentRequirement = selectedPaymentRequirement,
        VerificationResponse = verificationResponse,
        SettlementResponse = settlementResponse,
        StatusCode = 200,
        PaymentPayload = paymentPayload,
        FullUrl = fullUrl,
        PessimisticSettlement = pessimisticSettlement,
    };

    public static X402ProcessingResult CreateError(
        List<PaymentRequirements> paymentRequirements,
        ResourceInfo resourceInfo,
        string error,
        int statusCode,
        VerificationResponse? verificationResponse = null,
        SettlementResponse? settlementResponse = null,
        PaymentPayloadHeader? paymentPayload = null,
        string fullUrl = "",
        Exception? settlementException = null) => new()
    {
        X402Version = 2,
        CanContinueRequest = false,
        ResourceInfo = resourceInfo,
        PaymentRequirements = paymentRequirements,
        Error = error,
        VerificationResponse = verificationResponse,
        SettlementResponse = settlementResponse,
        StatusCode = statusCode,
        PaymentPayload = paymentPayload,
        FullUrl = fullUrl,
        SettlementException = settlementException,
    };
}
