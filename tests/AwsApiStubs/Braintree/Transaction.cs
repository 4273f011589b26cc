using System;

namespace Braintree;

public enum TransactionStatus
{
    AUTHORIZATION_EXPIRED,
    AUTHORIZED,
    AUTHORIZING,
    FAILED,
    GATEWAY_REJECTED,
    PROCESSOR_DECLINED,
    SETTLED,
    SETTLING,
    SUBMITTED_FOR_SETTLEMENT,
    VOIDED,
    UNRECOGNIZED,
    SETTLEMENT_CONFIRMED,
    SETTLEMENT_DECLINED,
    SETTLEMENT_PENDING,
}

public enum TransactionType
{
    CREDIT,
    SALE,
    UNRECOGNIZED,
}

public class Transaction
{
    protected internal Transaction()
    {
    }

    public virtual decimal? Amount { get; protected set; }

    public virtual DateTime? CreatedAt { get; protected set; }

    public virtual string CurrencyIsoCode { get; protected set; }

    public virtual string Id { get; protected set; }

    public virtual string MerchantAccountId { get; protected set; }

    public virtual string OrderId { get; protected set; }

    public virtual string ProcessorResponseCode { get; protected set; }

    public virtual string ProcessorResponseText { get; protected set; }

    public virtual TransactionStatus Status { get; protected set; }

    public virtual TransactionType Type { get; protected set; }

    /// <summary>Only in the stand-in: the original is made from an answer of the gateway.</summary>
    public static Transaction Scripted(
        string id,
        decimal? amount = null,
        string currencyIsoCode = null,
        TransactionStatus status = TransactionStatus.SUBMITTED_FOR_SETTLEMENT,
        string processorResponseCode = null,
        string processorResponseText = null) => new()
    {
        Id = id,
        Amount = amount,
        CurrencyIsoCode = currencyIsoCode,
        Status = status,
        ProcessorResponseCode = processorResponseCode,
        ProcessorResponseText = processorResponseText,
    };
}
