using Xunit;

namespace PaymentObservability.Tests.Handlers.EntryPoints;

/// <summary>Entries without a recognisable money call: what they say of themselves decides.</summary>
public sealed class EntryEvidenceTests
{
    [Theory]
    [InlineData("ProcessPayment", "payment by the name ProcessPayment")]
    [InlineData("CreateCheckoutSession", "payment by the name CreateCheckoutSession")]
    [InlineData("CriarPagamento", "payment by the name CriarPagamento")]
    [InlineData("RefundOrder", "refund by the name RefundOrder")]
    [InlineData("GetPaymentIntents", "read by the name GetPaymentIntents")]
    [InlineData("ListPayments", "read by the name ListPayments")]
    [InlineData("HandlePaymentCompleted", "event by 'Entry.HandlePaymentCompleted' reports what happened")]
    [InlineData("ProcessStripeWebhook", "event by 'Entry.ProcessStripeWebhook' reports what happened")]
    public void TheMethodsNameMaySayIt(string method, string operation) => Of($$"""
        public class Entry
        {
            public Task {{method}}(Order order, ILambdaContext context) => Task.CompletedTask;
        }
        """).FindsOperations(operation);

    [Theory]
    [InlineData("SendReminders")]
    [InlineData("PlaceOrder")]
    [InlineData("CancelOrder")]
    [InlineData("HandleStockReserved")]
    [InlineData("ApproveRequest")]
    [InlineData("ProcessPayload")]
    public void OtherNamesSayNothing(string method) => Of($$"""
        public class Entry
        {
            public Task {{method}}(Order order, ILambdaContext context) => Task.CompletedTask;
        }
        """).FindsKinds();

    [Theory]
    [InlineData("MakePayment", "payment by the type MakePayment")]
    [InlineData("ProcessPaymentFunction", "payment by the type ProcessPaymentFunction")]
    [InlineData("RevertPayment", "refund by the type RevertPayment")]
    [InlineData("FailedPayment", "event by 'FailedPayment.FunctionHandler' reports what happened")]
    [InlineData("HandlePaymentProcessedFunction", "event by 'HandlePaymentProcessedFunction.FunctionHandler' reports what happened")]
    [InlineData("StripeWebhook", "event by 'StripeWebhook.FunctionHandler' reports what happened")]
    [InlineData("GetPaymentFunction", "read by the type GetPaymentFunction")]
    public void WhereTheMethodIsPlainTheTypesNameMaySayIt(string type, string operation) => Of($$"""
        public class {{type}}
        {
            public string FunctionHandler(Order order, ILambdaContext context) => "PAYMENT_COMPLETED";
        }
        """).FindsOperations(operation);

    [Fact]
    public void ATillThatAddsUpTakesNoPayment() => Of("""
        namespace SupermarketCheckout.Lambda;

        public record CheckoutRequest(string[] Items);
        public record CheckoutResponse(decimal TotalPrice);

        public interface ICheckout
        {
            void Scan(string item);
            decimal GetTotalPrice();
        }

        public class Function(ICheckout checkout)
        {
            public CheckoutResponse FunctionHandler(CheckoutRequest request, ILambdaContext context)
            {
                foreach (var item in request.Items)
                {
                    checkout.Scan(item);
                }

                return new(checkout.GetTotalPrice());
            }
        }
        """).FindsKinds();

    [Fact]
    public void ACheckoutThatSpeaksOfCardsTakesOne() => Of("""
        public record CheckoutRequest(string CardToken, decimal Sum);

        public class Function
        {
            public string FunctionHandler(CheckoutRequest request, ILambdaContext context) => request.CardToken + ": approved";
        }
        """).FindsOperations("payment by the event CheckoutRequest");

    [Theory]
    [InlineData("UpdateInventory")]
    [InlineData("PaymentRepository")]
    [InlineData("BillingAuthHandler")]
    [InlineData("PayloadFunction")]
    [InlineData("CreateWalletPass")]
    [InlineData("Function")]
    public void OtherTypesSayNothing(string type) => Of($$"""
        namespace Shop.Billing
        {
            public class {{type}}
            {
                public string FunctionHandler(Order order, ILambdaContext context) => "payload";
            }
        }
        """).Named("Shop.Billing").FindsKinds();

    [Fact]
    public void ANounInTheTypeNeedsTheNamespaceAndTheCodeBehindIt() => Of("""
        namespace Payments.Worker
        {
            public class PaymentWorker(IStock stock)
            {
                public async Task FunctionHandler(SQSEvent messages, ILambdaContext context)
                {
                    var status = "PAID";
                    await stock.ReserveAsync(new(status, 1));
                }
            }
        }
        """).FindsOperations("payment by the type and where it stands");

    [Fact]
    public void ANounInTheTypeAloneSaysNothing() => Of("""
        namespace Shop
        {
            public class PaymentWorker(IStock stock)
            {
                public async Task FunctionHandler(SQSEvent messages, ILambdaContext context) => await stock.ReserveAsync(new("1", 1));
            }
        }
        """).FindsKinds();

    [Fact]
    public void NamespaceAndAssemblyAloneSayNothing() => Of("""
        namespace Shop.Payments
        {
            public class Function(IStock stock)
            {
                public async Task FunctionHandler(SQSEvent messages, ILambdaContext context) => await stock.ReserveAsync(new("PAID", 1));
            }
        }
        """).Named("Shop.Payments").FindsKinds();

    [Theory]
    [InlineData("PaymentRequest", "payment by the event PaymentRequest")]
    [InlineData("MakePaymentCommand", "payment by the event MakePaymentCommand")]
    [InlineData("RefundRequest", "refund by the event RefundRequest")]
    [InlineData("PaymentCompletedEvent", "event by 'Function.FunctionHandler' reports what happened")]
    [InlineData("PaymentWebhookRequest", "event by 'Function.FunctionHandler' reports what happened")]
    public void TheEventsTypeMaySayIt(string type, string operation) => Of($$"""
        public record {{type}}(string Id);

        public class Function
        {
            public Task FunctionHandler({{type}} input, ILambdaContext context) => Task.CompletedTask;
        }
        """).FindsOperations(operation);

    [Theory]
    [InlineData("OrderPlacedEvent")]
    [InlineData("PaymentMethodRequest")]
    [InlineData("PayloadRequest")]
    [InlineData("PaymentDetails")]
    public void OtherEventsSayNothing(string type) => Of($$"""
        public record {{type}}(string Id);

        public class Function
        {
            public Task FunctionHandler({{type}} input, ILambdaContext context) => Task.CompletedTask;
        }
        """).FindsKinds();

    [Fact]
    public void AnEnvelopesDetailIsTheEvent() => Of("""
        using Amazon.Lambda.CloudWatchEvents;
        public record PaymentCompletedEvent(string Id);

        public class Function
        {
            public Task FunctionHandler(CloudWatchEvent<PaymentCompletedEvent> input, ILambdaContext context) => Task.CompletedTask;
        }
        """).FindsKinds("event");

    [Fact]
    public void AForeignPastTenseEventDoesNotMakeAPaymentAReport() => Of("""
        using Amazon.Lambda.CloudWatchEvents;
        public record DriverAssignedEvent(string Id);

        public class Function(IPayments payments)
        {
            public Task FunctionHandler(CloudWatchEvent<DriverAssignedEvent> input, ILambdaContext context) => payments.HandlePaymentAsync(input.Detail);
        }

        public interface IPayments { Task HandlePaymentAsync(DriverAssignedEvent driver); }
        """).FindsOperations("payment by the call IPayments.HandlePaymentAsync");

    [Fact]
    public void APaymentCreatedEventIsStillToBePaid() => Of("""
        public record PaymentCreatedEvent(string Id);

        public class Function(IPayments payments)
        {
            public Task FunctionHandler(PaymentCreatedEvent input, ILambdaContext context) => payments.ProcessPaymentAsync(input.Id);
        }

        public interface IPayments { Task ProcessPaymentAsync(string id); }
        """).FindsOperations("payment by the call IPayments.ProcessPaymentAsync");

    [Fact]
    public void AReportHoldsNoNamedAttempts() => Of("""
        public record PaymentCompletedEvent(string Id);

        public class Function(IRides rides)
        {
            public Task FunctionHandler(PaymentCompletedEvent input, ILambdaContext context) => rides.CompletePayment(input.Id);
        }

        public interface IRides { Task CompletePayment(string id); }
        """).FindsKinds("event");

    [Fact]
    public void AGetThatPostsMoneyIsAPayment() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/buy-now", (IBank bank) => bank.ChargeAsync(new("1", 2)));
        """).Finds("GET /buy-now (MinimalApi): payment by the call IBank.ChargeAsync @2");

    [Fact]
    public void AReaderThatBeginsACheckoutIsAPayment() => Of("""
        public class Function
        {
            public async Task<string> GetCheckoutUrl(Order order, ILambdaContext context) =>
                (await new Stripe.Checkout.SessionService().CreateAsync(new())).Url;
        }
        """).FindsOperations("payment by SessionService.CreateAsync");

    [Fact]
    public void AStatusThatIsPutIsNoPayment() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPut("/payments/{id}", (string id, IStock stock) => stock.ReserveAsync(new(id, 1)));
        app.MapPut("/orders/{id}", (string id, string status) => status);
        """).FindsKinds();

    [Fact]
    public void APutThatProcessesIsAPayment() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPut("/payment/process/{id:guid}", async (Guid id, IPayments payments) => await payments.ProcessPaymentAsync(id));

        public interface IPayments { Task<bool> ProcessPaymentAsync(Guid id); }
        """).FindsOperations("payment by the call IPayments.ProcessPaymentAsync");

    [Fact]
    public void AWebhooksRouteReports() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/payments/webhook", (IStock stock) => stock.ReserveAsync(new("1", 1)));
        app.MapPost("/api/StripePaymentWebhook", () => 1);
        """).FindsKinds("event", "event");

    [Fact]
    public void A402WithoutPaymentIsNone() => Project.Of("""
        public class Function
        {
            public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new() { StatusCode = 402, Body = "Insufficient credits" };
        }
        """).FindsKinds();

    private static Project Of(string source) => Project.Of(source);
}
