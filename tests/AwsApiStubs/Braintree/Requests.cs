using System.Collections.Generic;

namespace Braintree;

public abstract class Request
{
}

public class TransactionOptionsRequest : Request
{
    public bool? SubmitForSettlement { get; set; }

    public bool? StoreInVault { get; set; }

    public bool? StoreInVaultOnSuccess { get; set; }
}

public class TransactionRequest : Request
{
    public decimal Amount { get; set; }

    public string Channel { get; set; }

    public string CurrencyIsoCode { get; set; }

    public string CustomerId { get; set; }

    public Dictionary<string, string> CustomFields { get; set; }

    public string DeviceData { get; set; }

    public string MerchantAccountId { get; set; }

    public TransactionOptionsRequest Options { get; set; }

    public string OrderId { get; set; }

    public string PaymentMethodNonce { get; set; }

    public string PaymentMethodToken { get; set; }

    public string PurchaseOrderNumber { get; set; }
}

public class TransactionRefundRequest : Request
{
    public decimal Amount { get; set; }

    public string OrderId { get; set; }

    public string MerchantAccountId { get; set; }
}

public class TransactionCloneRequest : Request
{
    public decimal Amount { get; set; }

    public string Channel { get; set; }
}
