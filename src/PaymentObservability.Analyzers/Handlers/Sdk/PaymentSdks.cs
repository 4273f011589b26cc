using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>
/// The members of payment SDKs that move money, by namespace, type and method. Get, List, Update and Parse move nothing and are not here.
/// Sources: each SDK's public API; the x402 ones from the packages x402, Nethereum.X402 and X402.AspNetCore.
/// </summary>
internal static class PaymentSdks
{
    private const PaymentKind Pay = PaymentKind.Payment;
    private const PaymentKind Refund = PaymentKind.Refund;

    /// <summary>Keyed by <c>Namespace.Type.Method</c>, the method without <c>Async</c>.</summary>
    private static readonly Dictionary<string, SdkMember> Members = Table();

    /// <summary>The request types of PayPal's checkout and payout packages, whose one client executes them all.</summary>
    private static readonly Dictionary<string, SdkMember> Requests = new(StringComparer.Ordinal)
    {
        ["OrdersCreateRequest"] = new(Pay, SdkStep.Begin, Throws: true),
        ["OrdersAuthorizeRequest"] = new(Pay, SdkStep.Move, Throws: true),
        ["OrdersCaptureRequest"] = new(Pay, SdkStep.Move, Throws: true),
        ["AuthorizationsCaptureRequest"] = new(Pay, SdkStep.Move, Throws: true),
        ["AuthorizationsReauthorizeRequest"] = new(Pay, SdkStep.Move, Throws: true),
        ["AuthorizationsVoidRequest"] = new(Refund, SdkStep.Move, Throws: true),
        ["CapturesRefundRequest"] = new(Refund, SdkStep.Move, Throws: true),
        ["PayoutsPostRequest"] = new(Pay, SdkStep.Move, Throws: true),
    };

    /// <summary>Namespaces in which the payment words of a member are taken at their word.</summary>
    private static readonly string[] Vendors =
    {
        "Adyen", "Mollie", "Razorpay", "MercadoPago", "Checkout", "PayPal", "PaypalServerSdk", "PayPalCheckoutSdk", "PaypalPayoutsSdk", "GoCardless", "Iyzipay", "Klarna", "AuthorizeNet", "Paystack", "Xendit", "Square",
        "BTCPayServer.Lightning", "BTCPayServer.Client", "Stripe", "Braintree", "Coinbase", "Worldpay", "Nethereum.X402", "X402", "x402", "Circle", "Omise", "PagSeguro", "Pagarme", "Asaas", "Flutterwave", "Wise",
    };

    /// <summary>What the method is in its SDK, or null where no SDK names it.</summary>
    public static SdkMember? Find(IMethodSymbol method)
    {
        var name = WithoutAsync(method.Name);
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (Members.TryGetValue(FullName(type) + "." + name, out var member))
            {
                return member;
            }
        }

        foreach (var contract in method.ContainingType?.AllInterfaces ?? default)
        {
            if (Members.TryGetValue(FullName(contract) + "." + name, out var member))
            {
                return member;
            }
        }

        return IsX402Facilitator(method) ? X402Step(name) : null;
    }

    /// <summary>
    /// What a call would be if the package were there: the source has <c>using Stripe;</c> and calls <c>Create</c> on a <c>ChargeService</c> that nobody
    /// declares.
    /// </summary>
    public static SdkMember? FindMissing(string type, string method, SyntaxNode call)
    {
        var name = WithoutAsync(method);
        foreach (var directive in (call.SyntaxTree.GetRoot() as CompilationUnitSyntax)?.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>() ?? Enumerable.Empty<UsingDirectiveSyntax>())
        {
            if (directive.Name is { } space && Members.TryGetValue(space + "." + type + "." + name, out var member))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>What a request object asks a provider for: <c>client.Execute(new OrdersCaptureRequest(id))</c>.</summary>
    public static SdkMember? FindRequest(ITypeSymbol request) =>
        (request.TypeKind == TypeKind.Error || IsVendor(request)) && Requests.TryGetValue(request.Name, out var member) ? member : null;

    /// <summary>Whether the type belongs to a payment provider's package.</summary>
    public static bool IsVendor(ITypeSymbol? type)
    {
        if (type?.ContainingNamespace is not { IsGlobalNamespace: false } space || !type.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        var name = space.ToDisplayString();
        foreach (var vendor in Vendors)
        {
            if (name == vendor || (name.StartsWith(vendor, StringComparison.Ordinal) && name[vendor.Length] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// There is no official x402 package for .NET, so most services write the facilitator's client themselves: <c>Settle</c> and <c>Verify</c> on a type that
    /// calls itself a facilitator or x402 are the protocol's own two steps.
    /// </summary>
    private static bool IsX402Facilitator(IMethodSymbol method)
    {
        foreach (var word in NameWords.Split(method.ContainingType?.Name ?? ""))
        {
            if (word is "facilitator" or "x402")
            {
                return true;
            }
        }

        return false;
    }

    private static SdkMember? X402Step(string name) => name switch
    {
        "Settle" or "SettlePayment" => new SdkMember(Pay, SdkStep.Move, Throws: false),
        "Verify" or "VerifyPayment" => new SdkMember(Pay, SdkStep.Verify, Throws: false),
        _ => null,
    };

    private static string WithoutAsync(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    private static string FullName(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name : type.Name;

    private static Dictionary<string, SdkMember> Table()
    {
        var table = new Dictionary<string, SdkMember>(StringComparer.Ordinal);

        void Add(string type, PaymentKind kind, SdkStep step, bool throws, params string[] methods)
        {
            foreach (var method in methods)
            {
                table[type + "." + method] = new SdkMember(kind, step, throws);
            }
        }

        // x402: both steps answer with a result and throw only where the facilitator cannot be reached.
        foreach (var facilitator in new[]
        {
            "x402.Facilitator.IFacilitatorV2Client", "x402.Facilitator.IFacilitatorV1Client", "x402.Facilitator.HttpFacilitatorClient", "x402.Coinbase.CoinbaseFacilitatorClient",
            "Nethereum.X402.Facilitator.IFacilitatorClient", "X402.AspNetCore.Facilitator.IFacilitatorClient",
        })
        {
            Add(facilitator, Pay, SdkStep.Move, false, "Settle");
            Add(facilitator, Pay, SdkStep.Verify, false, "Verify");
        }

        Add("x402.X402HandlerV2", Pay, SdkStep.Move, false, "HandleX402");
        Add("x402.X402HandlerV1", Pay, SdkStep.Move, false, "HandleX402");
        Add("x402.X402Handler", Pay, SdkStep.Move, false, "HandleX402");
        Add("Nethereum.X402.Processors.IX402PaymentProcessor", Pay, SdkStep.Move, false, "SettlePayment");
        Add("Nethereum.X402.Processors.IX402PaymentProcessor", Pay, SdkStep.Verify, false, "VerifyPayment");
        Add("X402.AspNetCore.Gate.IX402PaymentGate", Pay, SdkStep.Move, false, "Require");

        // Stripe: a decline is a StripeException; an intent may also come back unfinished.
        Add("Stripe.PaymentIntentService", Pay, SdkStep.Begin, true, "Create");
        Add("Stripe.PaymentIntentService", Pay, SdkStep.Move, true, "Confirm", "Capture");
        Add("Stripe.PaymentIntentService", Refund, SdkStep.Move, true, "Cancel");
        Add("Stripe.ChargeService", Pay, SdkStep.Move, true, "Create", "Capture");
        Add("Stripe.RefundService", Refund, SdkStep.Move, true, "Create", "Cancel");
        Add("Stripe.PayoutService", Pay, SdkStep.Move, true, "Create");
        Add("Stripe.TransferService", Pay, SdkStep.Move, true, "Create");
        Add("Stripe.TransferReversalService", Refund, SdkStep.Move, true, "Create");
        Add("Stripe.InvoiceService", Pay, SdkStep.Move, true, "Pay");
        Add("Stripe.SubscriptionService", Pay, SdkStep.Begin, true, "Create");
        Add("Stripe.TopupService", Pay, SdkStep.Move, true, "Create");
        Add("Stripe.CreditNoteService", Refund, SdkStep.Move, true, "Create");
        Add("Stripe.Checkout.SessionService", Pay, SdkStep.Begin, true, "Create");
        Add("Stripe.EventUtility", PaymentKind.Event, SdkStep.Webhook, true, "ConstructEvent", "ParseEvent");

        // Braintree: a decline is Result<T>.IsSuccess() == false.
        foreach (var transactions in new[] { "Braintree.ITransactionGateway", "Braintree.TransactionGateway" })
        {
            Add(transactions, Pay, SdkStep.Move, false, "Sale", "SubmitForSettlement", "SubmitForPartialSettlement", "CloneTransaction");
            Add(transactions, Refund, SdkStep.Move, false, "Refund", "Void", "Credit");
        }

        Add("Braintree.IWebhookNotificationGateway", PaymentKind.Event, SdkStep.Webhook, true, "Parse");
        Add("Braintree.WebhookNotificationGateway", PaymentKind.Event, SdkStep.Webhook, true, "Parse");

        // Square: a decline is a SquareApiException.
        foreach (var payments in new[] { "Square.Payments.IPaymentsClient", "Square.Payments.PaymentsClient" })
        {
            Add(payments, Pay, SdkStep.Move, true, "Create", "Complete");
            Add(payments, Refund, SdkStep.Move, true, "Cancel", "CancelByIdempotencyKey");
        }

        foreach (var payments in new[] { "Square.Apis.IPaymentsApi", "Square.Apis.PaymentsApi" })
        {
            Add(payments, Pay, SdkStep.Move, true, "CreatePayment", "CompletePayment");
            Add(payments, Refund, SdkStep.Move, true, "CancelPayment");
        }

        Add("Square.Refunds.IRefundsClient", Refund, SdkStep.Move, true, "RefundPayment");
        Add("Square.Refunds.RefundsClient", Refund, SdkStep.Move, true, "RefundPayment");
        Add("Square.Apis.IRefundsApi", Refund, SdkStep.Move, true, "RefundPayment");

        // PayPal.
        Add("PaypalServerSdk.Standard.Controllers.OrdersController", Pay, SdkStep.Begin, true, "CreateOrder", "OrdersCreate", "ConfirmOrder", "OrdersConfirm");
        Add("PaypalServerSdk.Standard.Controllers.OrdersController", Pay, SdkStep.Move, true, "AuthorizeOrder", "OrdersAuthorize", "CaptureOrder", "OrdersCapture");
        Add("PaypalServerSdk.Standard.Controllers.PaymentsController", Pay, SdkStep.Move, true, "CaptureAuthorizedPayment", "ReauthorizePayment", "AuthorizationsCapture", "AuthorizationsReauthorize");
        Add("PaypalServerSdk.Standard.Controllers.PaymentsController", Refund, SdkStep.Move, true, "VoidPayment", "RefundCapturedPayment", "AuthorizationsVoid", "CapturesRefund");

        // Others, by the same reading of their public members.
        foreach (var adyen in new[] { "Adyen.Service.Checkout.IPaymentsService", "Adyen.Service.Checkout.PaymentsService" })
        {
            Add(adyen, Pay, SdkStep.Move, true, "Payments", "PaymentsDetails");
            Add(adyen, Pay, SdkStep.Begin, true, "Sessions");
        }

        foreach (var adyen in new[] { "Adyen.Service.Checkout.IModificationsService", "Adyen.Service.Checkout.ModificationsService" })
        {
            Add(adyen, Pay, SdkStep.Move, true, "CaptureAuthorisedPayment");
            Add(adyen, Refund, SdkStep.Move, true, "RefundCapturedPayment", "RefundOrCancelPayment", "CancelAuthorisedPayment", "CancelAuthorisedPaymentByPspReference");
        }

        foreach (var mollie in new[] { "Mollie.Api.Client.Abstract.IPaymentClient", "Mollie.Api.Client.PaymentClient" })
        {
            Add(mollie, Pay, SdkStep.Begin, true, "CreatePayment");
            Add(mollie, Refund, SdkStep.Move, true, "CancelPayment", "DeletePayment");
        }

        Add("Mollie.Api.Client.Abstract.IRefundClient", Refund, SdkStep.Move, true, "CreateRefund", "CreatePaymentRefund");
        Add("MercadoPago.Client.Payment.PaymentClient", Pay, SdkStep.Move, true, "Create", "Capture");
        Add("MercadoPago.Client.Payment.PaymentClient", Refund, SdkStep.Move, true, "Refund", "Cancel");
        Add("Razorpay.Api.Order", Pay, SdkStep.Begin, true, "Create");
        Add("Razorpay.Api.Payment", Pay, SdkStep.Move, true, "Capture", "CreateJsonPayment");
        Add("Razorpay.Api.Payment", Refund, SdkStep.Move, true, "Refund");
        Add("Razorpay.Api.Refund", Refund, SdkStep.Move, true, "Create");
        Add("Iyzipay.Model.Payment", Pay, SdkStep.Move, false, "Create");
        Add("Iyzipay.Model.CheckoutFormInitialize", Pay, SdkStep.Begin, false, "Create");
        Add("Iyzipay.Model.Refund", Refund, SdkStep.Move, false, "Create");
        Add("AuthorizeNet.Api.Controllers.createTransactionController", Pay, SdkStep.Move, false, "Execute", "ExecuteWithApiResponse");
        Add("Nethereum.RPC.TransactionManagers.IEtherTransferService", Pay, SdkStep.Move, true, "TransferEther", "TransferEtherAndWaitForReceipt");
        Add("Nethereum.StandardTokenEIP20.StandardTokenService", Pay, SdkStep.Move, true, "TransferRequest", "TransferRequestAndWaitForReceipt", "TransferFromRequest", "TransferFromRequestAndWaitForReceipt");
        Add("BTCPayServer.Lightning.ILightningClient", Pay, SdkStep.Move, false, "Pay");
        return table;
    }
}
