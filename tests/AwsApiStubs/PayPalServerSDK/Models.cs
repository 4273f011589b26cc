using System.Collections.Generic;

namespace PaypalServerSdk.Standard.Models;

public enum CheckoutPaymentIntent
{
    Capture,
    Authorize,
}

public enum OrderStatus
{
    Created,
    Saved,
    Approved,
    Voided,
    Completed,
    PayerActionRequired,
}

public enum CaptureStatus
{
    Completed,
    Declined,
    PartiallyRefunded,
    Pending,
    Refunded,
    Failed,
}

public enum AuthorizationStatus
{
    Created,
    Captured,
    Denied,
    PartiallyCaptured,
    Voided,
    Pending,
}

public enum RefundStatus
{
    Cancelled,
    Failed,
    Pending,
    Completed,
}

public class Money
{
    public string CurrencyCode { get; set; }

    public string MValue { get; set; }
}

public class AmountWithBreakdown
{
    public string CurrencyCode { get; set; }

    public string MValue { get; set; }
}

public class OrdersCapture
{
    public CaptureStatus? Status { get; set; }

    public string Id { get; set; }

    public Money Amount { get; set; }

    public string InvoiceId { get; set; }

    public string CustomId { get; set; }

    public bool? FinalCapture { get; set; }
}

public class PaymentCollection
{
    public List<OrdersCapture> Captures { get; set; }

    public List<Refund> Refunds { get; set; }
}

public class PurchaseUnit
{
    public string ReferenceId { get; set; }

    public AmountWithBreakdown Amount { get; set; }

    public string CustomId { get; set; }

    public string InvoiceId { get; set; }

    public string Id { get; set; }

    public PaymentCollection Payments { get; set; }
}

public class PurchaseUnitRequest
{
    public string ReferenceId { get; set; }

    public AmountWithBreakdown Amount { get; set; }

    public string Description { get; set; }

    public string CustomId { get; set; }

    public string InvoiceId { get; set; }
}

public class Order
{
    public string CreateTime { get; set; }

    public string UpdateTime { get; set; }

    public string Id { get; set; }

    public CheckoutPaymentIntent? Intent { get; set; }

    public List<PurchaseUnit> PurchaseUnits { get; set; }

    public OrderStatus? Status { get; set; }
}

public class OrderAuthorizeResponse
{
    public string Id { get; set; }

    public CheckoutPaymentIntent? Intent { get; set; }

    public List<PurchaseUnit> PurchaseUnits { get; set; }

    public OrderStatus? Status { get; set; }
}

public class OrderRequest
{
    public CheckoutPaymentIntent Intent { get; set; }

    public List<PurchaseUnitRequest> PurchaseUnits { get; set; }
}

public class CapturedPayment
{
    public CaptureStatus? Status { get; set; }

    public string Id { get; set; }

    public Money Amount { get; set; }

    public string InvoiceId { get; set; }

    public string CustomId { get; set; }

    public bool? FinalCapture { get; set; }
}

public class PaymentAuthorization
{
    public AuthorizationStatus? Status { get; set; }

    public string Id { get; set; }

    public Money Amount { get; set; }

    public string InvoiceId { get; set; }

    public string CustomId { get; set; }
}

public class Refund
{
    public RefundStatus? Status { get; set; }

    public string Id { get; set; }

    public Money Amount { get; set; }

    public string InvoiceId { get; set; }

    public string CustomId { get; set; }
}

public class OrderCaptureRequest
{
}

public class OrderAuthorizeRequest
{
}

public class ConfirmOrderRequest
{
}

public class CaptureRequest
{
    public Money Amount { get; set; }

    public string InvoiceId { get; set; }

    public bool? FinalCapture { get; set; }

    public string NoteToPayer { get; set; }
}

public class ReauthorizeRequest
{
    public Money Amount { get; set; }
}

public class RefundRequest
{
    public Money Amount { get; set; }

    public string CustomId { get; set; }

    public string InvoiceId { get; set; }

    public string NoteToPayer { get; set; }
}

public class CreateOrderInput
{
    public string ContentType { get; set; }

    public OrderRequest Body { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalRequestId { get; set; }

    public string PaypalPartnerAttributionId { get; set; }

    public string PaypalClientMetadataId { get; set; }

    public string Prefer { get; set; }

    public string PaypalAuthAssertion { get; set; }
}

public class GetOrderInput
{
    public string Id { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public string Fields { get; set; }
}

public class ConfirmOrderInput
{
    public string Id { get; set; }

    public string ContentType { get; set; }

    public string PaypalClientMetadataId { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public string Prefer { get; set; }

    public ConfirmOrderRequest Body { get; set; }
}

public class AuthorizeOrderInput
{
    public string Id { get; set; }

    public string ContentType { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalRequestId { get; set; }

    public string Prefer { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public string PaypalClientMetadataId { get; set; }

    public OrderAuthorizeRequest Body { get; set; }
}

public class CaptureOrderInput
{
    public string Id { get; set; }

    public string ContentType { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalRequestId { get; set; }

    public string Prefer { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public string PaypalClientMetadataId { get; set; }

    public OrderCaptureRequest Body { get; set; }
}

public class CaptureAuthorizedPaymentInput
{
    public string AuthorizationId { get; set; }

    public string ContentType { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalRequestId { get; set; }

    public string Prefer { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public CaptureRequest Body { get; set; }
}

public class ReauthorizePaymentInput
{
    public string AuthorizationId { get; set; }

    public string ContentType { get; set; }

    public string PaypalRequestId { get; set; }

    public string Prefer { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public ReauthorizeRequest Body { get; set; }
}

public class VoidPaymentInput
{
    public string AuthorizationId { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public string PaypalRequestId { get; set; }

    public string Prefer { get; set; }
}

public class RefundCapturedPaymentInput
{
    public string CaptureId { get; set; }

    public string ContentType { get; set; }

    public string PaypalMockResponse { get; set; }

    public string PaypalRequestId { get; set; }

    public string Prefer { get; set; }

    public string PaypalAuthAssertion { get; set; }

    public RefundRequest Body { get; set; }
}
