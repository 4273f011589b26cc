using Xunit;

namespace PaymentObservability.Tests.Handlers.Sdk;

/// <summary>Members of payment SDKs: what moves money is an operation wherever it is called, what only looks is none.</summary>
public sealed class PaymentSdksTests
{
    [Theory]
    [InlineData("new ChargeService().CreateAsync(new ChargeCreateOptions())", "payment", "ChargeService.CreateAsync")]
    [InlineData("Task.FromResult(new ChargeService().Create(new ChargeCreateOptions()))", "payment", "ChargeService.Create")]
    [InlineData("new ChargeService().CaptureAsync(\"ch_1\")", "payment", "ChargeService.CaptureAsync")]
    [InlineData("new PaymentIntentService().CreateAsync(new PaymentIntentCreateOptions())", "payment", "PaymentIntentService.CreateAsync")]
    [InlineData("new PaymentIntentService().ConfirmAsync(\"pi_1\")", "payment", "PaymentIntentService.ConfirmAsync")]
    [InlineData("new PaymentIntentService().CaptureAsync(\"pi_1\")", "payment", "PaymentIntentService.CaptureAsync")]
    [InlineData("new PaymentIntentService().CancelAsync(\"pi_1\")", "refund", "PaymentIntentService.CancelAsync")]
    [InlineData("new RefundService().CreateAsync(new RefundCreateOptions())", "refund", "RefundService.CreateAsync")]
    [InlineData("new PayoutService().CreateAsync(new PayoutCreateOptions())", "payment", "PayoutService.CreateAsync")]
    [InlineData("new TransferService().CreateAsync(new TransferCreateOptions())", "payment", "TransferService.CreateAsync")]
    [InlineData("new TransferReversalService().CreateAsync(\"tr_1\")", "refund", "TransferReversalService.CreateAsync")]
    [InlineData("new InvoiceService().PayAsync(\"in_1\")", "payment", "InvoiceService.PayAsync")]
    [InlineData("new SubscriptionService().CreateAsync(new SubscriptionCreateOptions())", "payment", "SubscriptionService.CreateAsync")]
    [InlineData("new Stripe.Checkout.SessionService().CreateAsync(new Stripe.Checkout.SessionCreateOptions())", "payment", "SessionService.CreateAsync")]
    [InlineData("new CreditNoteService().CreateAsync(new CreditNoteCreateOptions())", "refund", "CreditNoteService.CreateAsync")]
    [InlineData("new StripeClient(\"sk\").V1.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions())", "payment", "PaymentIntentService.CreateAsync")]
    [InlineData("new StripeClient(\"sk\").V1.Refunds.CreateAsync(new RefundCreateOptions())", "refund", "RefundService.CreateAsync")]
    [InlineData("new StripeClient(\"sk\").V1.Checkout.Sessions.CreateAsync(new Stripe.Checkout.SessionCreateOptions())", "payment", "SessionService.CreateAsync")]
    public void StripeMovesMoney(string call, string kind, string member) => Calls("using Stripe;", call).FindsOperations($"{kind} by {member}");

    [Theory]
    [InlineData("new PaymentIntentService().GetAsync(\"pi_1\")")]
    [InlineData("new PaymentIntentService().ListAsync()")]
    [InlineData("new PaymentIntentService().UpdateAsync(\"pi_1\", new PaymentIntentUpdateOptions())")]
    [InlineData("new ChargeService().SearchAsync(new ChargeSearchOptions())")]
    [InlineData("new RefundService().GetAsync(\"re_1\")")]
    [InlineData("new CustomerService().CreateAsync(new CustomerCreateOptions())")]
    [InlineData("new PaymentMethodService().CreateAsync(new PaymentMethodCreateOptions())")]
    [InlineData("new PriceService().CreateAsync(new PriceCreateOptions())")]
    [InlineData("new ProductService().CreateAsync(new ProductCreateOptions())")]
    [InlineData("new SetupIntentService().CreateAsync(new SetupIntentCreateOptions())")]
    [InlineData("new BalanceService().GetAsync()")]
    [InlineData("new SubscriptionService().CancelAsync(\"sub_1\")")]
    public void StripeOnlyLooksOrPrepares(string call) => Calls("using Stripe;", call).FindsKinds();

    [Fact]
    public void StripesWebhookReportsAndIsNoAttempt() => Project.Of("""
        using Stripe;
        public class Function(IStock stock)
        {
            public async Task FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                var stripeEvent = EventUtility.ConstructEvent(request.Body, request.Headers["Stripe-Signature"], "secret");
                if (stripeEvent.Type == "payment_intent.succeeded")
                {
                    await FulfillPayment((PaymentIntent)stripeEvent.Data.Object);
                    await ProcessPayment(stripeEvent);
                }
            }

            private Task FulfillPayment(PaymentIntent intent) => stock.ReserveAsync(new(intent.Id, 1));

            private Task ProcessPayment(Event stripeEvent) => Task.CompletedTask;
        }
        """).FindsOperations("event by it reads a provider's webhook");

    [Fact]
    public void AWebhookThatRefundsStillRefunds() => Project.Of("""
        using Stripe;
        public class Function
        {
            public async Task FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                var stripeEvent = EventUtility.ConstructEvent(request.Body, request.Headers["Stripe-Signature"], "secret");
                await new RefundService().CreateAsync(new RefundCreateOptions { Charge = stripeEvent.Id });
            }
        }
        """).FindsOperations("refund by RefundService.CreateAsync");

    [Theory]
    [InlineData("gateway.Transaction.SaleAsync(new())", "payment", "ITransactionGateway.SaleAsync")]
    [InlineData("gateway.Transaction.SubmitForSettlementAsync(\"1\")", "payment", "ITransactionGateway.SubmitForSettlementAsync")]
    [InlineData("gateway.Transaction.RefundAsync(\"1\")", "refund", "ITransactionGateway.RefundAsync")]
    [InlineData("gateway.Transaction.VoidAsync(\"1\")", "refund", "ITransactionGateway.VoidAsync")]
    [InlineData("gateway.Transaction.CreditAsync(new())", "refund", "ITransactionGateway.CreditAsync")]
    public void BraintreeMovesMoney(string call, string kind, string member) => Calls("using Braintree;", call, "IBraintreeGateway gateway").FindsOperations($"{kind} by {member}");

    [Theory]
    [InlineData("Task.FromResult(gateway.Transaction.Find(\"1\"))")]
    [InlineData("Task.FromResult(gateway.WebhookNotification.Verify(\"1\"))")]
    public void BraintreeOnlyLooks(string call) => Calls("using Braintree;", call, "IBraintreeGateway gateway").FindsKinds();

    [Theory]
    [InlineData("client.Payments.CreateAsync(null!)", "payment", "PaymentsClient.CreateAsync")]
    [InlineData("client.Payments.CompleteAsync(null!)", "payment", "PaymentsClient.CompleteAsync")]
    [InlineData("client.Payments.CancelAsync(null!)", "refund", "PaymentsClient.CancelAsync")]
    [InlineData("client.Refunds.RefundPaymentAsync(null!)", "refund", "RefundsClient.RefundPaymentAsync")]
    public void SquareMovesMoney(string call, string kind, string member) => Calls("using Square;", call, "ISquareClient client").FindsOperations($"{kind} by {member}");

    [Theory]
    [InlineData("client.Payments.GetAsync(null!)")]
    [InlineData("client.Payments.UpdateAsync(null!)")]
    public void SquareOnlyLooks(string call) => Calls("using Square;", call, "ISquareClient client").FindsKinds();

    [Theory]
    [InlineData("client.OrdersController.CreateOrderAsync(null!)", "payment", "OrdersController.CreateOrderAsync")]
    [InlineData("client.OrdersController.CaptureOrderAsync(null!)", "payment", "OrdersController.CaptureOrderAsync")]
    [InlineData("client.OrdersController.AuthorizeOrderAsync(null!)", "payment", "OrdersController.AuthorizeOrderAsync")]
    [InlineData("client.PaymentsController.CaptureAuthorizedPaymentAsync(null!)", "payment", "PaymentsController.CaptureAuthorizedPaymentAsync")]
    [InlineData("client.PaymentsController.RefundCapturedPaymentAsync(null!)", "refund", "PaymentsController.RefundCapturedPaymentAsync")]
    [InlineData("client.PaymentsController.VoidPaymentAsync(null!)", "refund", "PaymentsController.VoidPaymentAsync")]
    public void PayPalMovesMoney(string call, string kind, string member) =>
        Calls("using PaypalServerSdk.Standard;", call, "PaypalServerSdkClient client").FindsOperations($"{kind} by {member}");

    [Fact]
    public void PayPalOnlyLooks() => Calls("using PaypalServerSdk.Standard;", "client.OrdersController.GetOrderAsync(null!)", "PaypalServerSdkClient client").FindsKinds();

    [Theory]
    [InlineData("x402.Facilitator.IFacilitatorV2Client", "SettleAsync(null!, null!)", "IFacilitatorV2Client.SettleAsync")]
    [InlineData("x402.Facilitator.HttpFacilitatorClient", "SettleAsync(null!, null!)", "HttpFacilitatorClient.SettleAsync")]
    [InlineData("x402.Coinbase.CoinbaseFacilitatorClient", "SettleAsync(null!, null!)", "HttpFacilitatorClient.SettleAsync")]
    [InlineData("Nethereum.X402.Facilitator.IFacilitatorClient", "SettleAsync(null!, null!)", "IFacilitatorClient.SettleAsync")]
    [InlineData("Nethereum.X402.Facilitator.HttpFacilitatorClient", "SettleAsync(null!, null!)", "HttpFacilitatorClient.SettleAsync")]
    [InlineData("Nethereum.X402.Processors.IX402PaymentProcessor", "SettlePaymentAsync(null!, null!)", "IX402PaymentProcessor.SettlePaymentAsync")]
    [InlineData("x402.X402HandlerV2", "HandleX402Async((x402.Core.Models.PaymentRequiredInfo)null!)", "X402HandlerV2.HandleX402Async")]
    public void X402Settles(string type, string call, string member) => Calls("", "sdk." + call, type + " sdk").FindsOperations($"payment by {member}");

    [Theory]
    [InlineData("x402.Facilitator.IFacilitatorV2Client", "VerifyAsync(null!, null!)")]
    [InlineData("x402.Facilitator.IFacilitatorV2Client", "SupportedAsync()")]
    [InlineData("Nethereum.X402.Facilitator.IFacilitatorClient", "GetSupportedAsync()")]
    [InlineData("Nethereum.X402.Processors.IX402PaymentProcessor", "VerifyPaymentAsync(null!, null!)")]
    public void X402OnlyLooks(string type, string call) => Calls("", "sdk." + call, type + " sdk").FindsKinds();

    [Fact]
    public void AFacilitatorThatTheProjectWroteItselfSettlesToo() => Calls("", "sdk.Settle(order)", "IFacilitator sdk", """
        public interface IFacilitator { Task<bool> Verify(Order order); Task<bool> Settle(Order order); }
        """).FindsOperations("payment by IFacilitator.Settle");

    [Fact]
    public void AProvidersClientThatNoTableKnowsIsTakenAtItsWord() => Project.OfBody("""
        await new Adyen.Terminal().PayAsync(order.Id);
        """).WithPackage("Adyen", """
        namespace Adyen;
        public class Terminal { public System.Threading.Tasks.Task PayAsync(string id) => null; }
        """).FindsOperations("payment by the call Terminal.PayAsync");

    [Theory]
    [InlineData("ChargeService", "Mine")]
    [InlineData("PaymentIntentService", "Stripe.Mine")]
    public void AServiceOfTheProjectsOwnIsJudgedByItsName(string type, string space) => Project.OfBody($$"""
        await new {{space}}.{{type}}().GetAsync(order);
        """, $$"""
        namespace {{space}} { public class {{type}} { public Task GetAsync(Order order) => Task.CompletedTask; } }
        """).FindsKinds();

    private static Project Calls(string usings, string call, string parameter = "IStock unused", string members = "") => Project.Of($$"""
        {{usings}}
        public class Function
        {
            public async Task Run(Shop.Order order, ILambdaContext context) => await Sdk(order, null!);

            private async Task<object?> Sdk(Shop.Order order, {{parameter}}) => await {{call}};
        }

        {{members}}
        """);
}
