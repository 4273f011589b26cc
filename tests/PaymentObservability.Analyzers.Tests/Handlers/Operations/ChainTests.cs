using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>A chain of calls is one operation: its deepest SDK call, else the named call nearest to the entry.</summary>
public sealed class ChainTests
{
    [Fact]
    public void TheNamedCallNearestToTheEntryStandsForTheChain() => Project.Of("""
        public class Function(PaymentProcessor processor)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context) => await processor.HandlePaymentAsync(order);
        }

        public class PaymentProcessor(IPaymentGateway gateway)
        {
            public Task<bool> HandlePaymentAsync(Order order) => ProcessPaymentAsync(order);

            private Task<bool> ProcessPaymentAsync(Order order) => gateway.ChargeAsync(order);
        }

        public interface IPaymentGateway { Task<bool> ChargeAsync(Order order); }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call PaymentProcessor.HandlePaymentAsync @3");

    [Fact]
    public void AnSdkCallBelowItWins() => Project.Of("""
        public class Function(PaymentProcessor processor)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context) => await processor.HandlePaymentAsync(order);
        }

        public class PaymentProcessor(Stripe.PaymentIntentService intents)
        {
            public async Task HandlePaymentAsync(Order order)
            {
                await intents.CreateAsync(new() { Amount = 1 });
            }
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by PaymentIntentService.CreateAsync @10");

    [Fact]
    public void AnSdkCallBehindAnInterfaceWins() => Project.Of("""
        public class Function(IPayments payments)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context) => await payments.PayAsync(order);
        }

        public interface IPayments { Task PayAsync(Order order); }

        public class StripePayments(Stripe.ChargeService charges) : IPayments
        {
            public Task PayAsync(Order order) => charges.CreateAsync(new());
        }
        """).FindsOperations("payment by ChargeService.CreateAsync");

    [Fact]
    public void TwoImplementationsAreTwoOperations() => Project.Of("""
        public class Function(IPayments payments)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context) => await payments.PayAsync(order);
        }

        public interface IPayments { Task PayAsync(Order order); }

        public class StripePayments(Stripe.ChargeService charges) : IPayments
        {
            public Task PayAsync(Order order) => charges.CreateAsync(new());
        }

        public class BraintreePayments(Braintree.IBraintreeGateway gateway) : IPayments
        {
            public Task PayAsync(Order order) => gateway.Transaction.SaleAsync(new());
        }
        """).FindsKinds("payment", "payment");

    [Fact]
    public void StepsOfOneAttemptAreOneOperation() => Project.OfBody("""
        var intents = new Stripe.PaymentIntentService();
        var intent = await intents.CreateAsync(new() { Amount = 1 });
        await intents.ConfirmAsync(intent.Id);
        """).FindsOperations("payment by PaymentIntentService.ConfirmAsync");

    [Fact]
    public void AnIntentThatIsOnlyCreatedIsTheAttempt() => Project.OfBody("""
        await new Stripe.PaymentIntentService().CreateAsync(new() { Amount = 1 });
        """).FindsOperations("payment by PaymentIntentService.CreateAsync");

    [Fact]
    public void VerifyBelongsToItsSettle() => Project.OfBody("""
        x402.Facilitator.IFacilitatorV2Client facilitator = null!;
        var verified = await facilitator.VerifyAsync(null!, null!);
        if (!verified.IsValid)
        {
            return;
        }

        await facilitator.SettleAsync(null!, null!);
        """).FindsOperations("payment by IFacilitatorV2Client.SettleAsync");

    [Fact]
    public void AVerifyAloneMovesNothing() => Project.OfBody("""
        x402.Facilitator.IFacilitatorV2Client facilitator = null!;
        await facilitator.VerifyAsync(null!, null!);
        """).FindsKinds();

    [Fact]
    public void APaymentAndItsBookkeepingAreOneOperation() => Project.Of("""
        public class Function(PaymentService payments, PaymentRepository repository)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context)
            {
                await payments.ProcessPaymentAsync(order);
                await repository.CreatePaymentAsync(order);
                await repository.UpdatePaymentStatusAsync(order);
                await payments.PublishPaymentCompletedAsync(order);
                await payments.SendPaymentConfirmationAsync(order);
            }
        }

        public class PaymentService
        {
            public Task ProcessPaymentAsync(Order order) => Task.CompletedTask;
            public Task PublishPaymentCompletedAsync(Order order) => Task.CompletedTask;
            public Task SendPaymentConfirmationAsync(Order order) => Task.CompletedTask;
        }

        public class PaymentRepository
        {
            public Task CreatePaymentAsync(Order order) => Task.CompletedTask;
            public Task UpdatePaymentStatusAsync(Order order) => Task.CompletedTask;
        }
        """).FindsOperations("payment by the call PaymentService.ProcessPaymentAsync");

    [Fact]
    public void AMethodOfSeveralKindsDoesNotStandForThem() => Project.Of("""
        public class Function(IBank bank)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => HandlePayment(order);

            private Task HandlePayment(Order order) => order.Sum > 0 ? bank.ChargeAsync(order) : bank.RefundAsync(order);
        }
        """).FindsOperations("payment by the call IBank.ChargeAsync", "refund by the call IBank.RefundAsync");

    [Fact]
    public void LocalFunctionsAndLambdasAreFollowed() => Project.OfBody("""
        await Retry(async () =>
        {
            await Inner();
            async Task Inner() => await bank.ChargeAsync(order);
        });
        static async Task Retry(Func<Task> work) => await work();
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void ConstructorsAndPropertiesAreFollowed() => Project.OfBody("""
        await new Charging(bank, order).Result;
        """, """
        public class Charging(IBank bank, Order order)
        {
            public Task<bool> Result => bank.ChargeAsync(order);
        }
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void CodeThatNoEntryReachesIsNotJudged() => Project.OfBody("""
        await stock.ReserveAsync(order);
        """, """
        public class Elsewhere(IBank bank)
        {
            public Task<bool> Pay(Order order) => bank.ChargeAsync(order);
        }
        """).FindsKinds();

    [Fact]
    public void RecursionEnds() => Project.Of("""
        public class Function(IBank bank)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => A(order, 3);

            private Task A(Order order, int depth) => B(order, depth - 1);

            private Task B(Order order, int depth) => depth == 0 ? bank.ChargeAsync(order) : A(order, depth);
        }
        """).FindsOperations("payment by the call IBank.ChargeAsync");
}
