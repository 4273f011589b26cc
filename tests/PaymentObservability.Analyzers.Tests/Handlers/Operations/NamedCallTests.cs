using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Calls that only their names, and the names around them, take for payments.</summary>
public sealed class NamedCallTests
{
    [Theory]
    [InlineData("IPaymentService", "ProcessPaymentAsync")]
    [InlineData("ITill", "PayAsync")]
    [InlineData("ICobrador", "CobrarAsync")]
    [InlineData("ICaixa", "CriarPagamento")]
    [InlineData("ITill", "TakePaymentAsync")]
    public void ASureNameIsEnough(string type, string method) =>
        Call(type, method).FindsOperations($"payment by the call {type}.{method}");

    [Theory]
    [InlineData("ICaixa", "EstornarPagamento")]
    [InlineData("ICaja", "ReembolsarAsync")]
    [InlineData("IOrders", "RefundAsync")]
    [InlineData("IPayments", "VoidAsync")]
    [InlineData("ITills", "CancelPaymentAsync")]
    public void SoItIsForRefunds(string type, string method) =>
        Call(type, method).FindsOperations($"refund by the call {type}.{method}");

    [Theory]
    [InlineData("ICards", "WithdrawAsync")]
    [InlineData("IBankAccounts", "TransferAsync")]
    [InlineData("IInvoices", "CollectInvoiceAsync")]
    public void ADoubtfulNameNeedsMoneyInItsType(string type, string method) =>
        Call(type, method).FindsOperations($"payment by the call {type}.{method}");

    [Theory]
    [InlineData("IFiles", "TransferAsync")]
    [InlineData("ITelemetry", "CaptureAsync")]
    [InlineData("IUsers", "AuthorizeAsync")]
    [InlineData("IStockCounts", "WithdrawAsync")]
    [InlineData("ITransactions", "RollbackAsync")]
    [InlineData("IOrders", "CancelAsync")]
    [InlineData("IForms", "VoidAsync")]
    public void WithoutItTheNameSaysNothing(string type, string method) => Call(type, method).FindsKinds();

    [Fact]
    public void ADoubtfulNameMayHaveMoneyInItsArgument() => Project.OfBody("""
        await ((IAccounts)null!).TransferAsync(new CardPayment(2));
        """, """
        public record CardPayment(decimal Amount);
        public interface IAccounts { Task TransferAsync(CardPayment payment); }
        """).FindsOperations("payment by the call IAccounts.TransferAsync");

    [Theory]
    [InlineData("ProcessPaymentUseCase", "ExecuteAsync", "payment")]
    [InlineData("ICriarPagamentoUseCase", "Execute", "payment")]
    [InlineData("MakePayment", "Run", "payment")]
    [InlineData("IRefundOrder", "HandleAsync", "refund")]
    [InlineData("IPaymentProcessor", "ProcessAsync", "payment")]
    [InlineData("IPaymentProcessingService", "ProcessAsync", "payment")]
    [InlineData("IPaymentGateway", "CreateAsync", "payment")]
    [InlineData("PaymentGateway", "AuthorizeAsync", "payment")]
    [InlineData("IPaymentService", "CreateAsync", "payment")]
    [InlineData("IPaymentGateway", "CaptureAsync", "payment")]
    public void AVerbMayMeanWhatItsTypeIsFor(string type, string method, string kind) =>
        Call(type, method).FindsOperations($"{kind} by {type}.{method} on a type named for it");

    [Theory]
    [InlineData("GetPaymentUseCase", "ExecuteAsync")]
    [InlineData("PaymentRepository", "CreateAsync")]
    [InlineData("IPaymentValidator", "ProcessAsync")]
    [InlineData("PaymentCompletedHandler", "HandleAsync")]
    [InlineData("IPaymentService", "StartupAsync")]
    [InlineData("IPaymentService", "ValidateAsync")]
    [InlineData("IPaymentService", "UpdateStatusAsync")]
    [InlineData("IPaymentMapper", "Apply")]
    [InlineData("PlaceOrderUseCase", "ExecuteAsync")]
    [InlineData("PayloadProcessor", "ProcessAsync")]
    public void OrNothingOfTheSort(string type, string method) => Call(type, method).FindsKinds();

    [Theory]
    [InlineData("PaymentRepository", "CreatePaymentAsync")]
    [InlineData("IPaymentStore", "SettlePaymentAsync")]
    [InlineData("PaymentDbContext", "ChargeAsync")]
    [InlineData("PaymentValidator", "ProcessPayment")]
    [InlineData("PaymentMapper", "CreatePayment")]
    [InlineData("PaymentFactory", "CreatePayment")]
    [InlineData("EmailSender", "SendPayment")]
    [InlineData("PaymentMetrics", "ProcessPayment")]
    [InlineData("IPaymentQueue", "SendPayment")]
    public void WhatKeepsOrDescribesMoneyDoesNotMoveIt(string type, string method) => Call(type, method).FindsKinds();

    [Theory]
    [InlineData("IMediaService", "CaptureFrameAsync")]
    [InlineData("IParser", "ParsePayload")]
    [InlineData("IPhone", "ChargeBattery")]
    [InlineData("IEmails", "SendPaymentEmailAsync")]
    [InlineData("IEvents", "PublishPaymentFailed")]
    [InlineData("ICredits", "GrantCreditsAsync")]
    [InlineData("IOrders", "CancelOrderAsync")]
    [InlineData("IVehicles", "ReserveVehicleAsync")]
    [InlineData("IPrices", "CalculatePaymentAmount")]
    [InlineData("IPayroll", "RunPayrollAsync")]
    public void FalseFriendsAreNone(string type, string method) => Call(type, method).FindsKinds();

    [Fact]
    public void TheFrameworkMovesNoMoney() => Project.OfBody("""
        var image = new System.Drawing.Point(1, 2);
        using var transaction = new System.Transactions.TransactionScope();
        transaction.Complete();
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(new Exception());
        """).FindsKinds();

    [Fact]
    public void ANullConditionalCallIsACall() => Project.OfBody("""
        IBank? maybe = bank;
        _ = maybe?.ChargeAsync(order);
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void ACallOnTheResultOfAnotherIsACall() => Project.OfBody("""
        await Banks.Default().ChargeAsync(order);
        """, """
        public static class Banks { public static IBank Default() => null!; }
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void AnExtensionMethodIsACall() => Project.OfBody("""
        await order.PayAsync();
        """, """
        public static class Paying { public static Task PayAsync(this Order order) => Task.CompletedTask; }
        """).FindsOperations("payment by the call Paying.PayAsync");

    [Fact]
    public void AMethodGroupThatIsPassedOnIsACall() => Project.OfBody("""
        Func<Order, Task<bool>> charge = bank.ChargeAsync;
        await charge(order);
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void AMethodGroupOfSourceIsLookedInto() => Project.OfBody("""
        await Task.WhenAll(new[] { order }.Select(new Till(bank).ProcessPayment));
        """, """
        public class Till(IBank bank) { public Task ProcessPayment(Order order) => bank.ChargeAsync(order); }
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void ANameThatIsOnlyMentionedIsNoCall() => Project.OfBody("""
        context.Logger.LogLine(nameof(bank.ChargeAsync) + nameof(IBank.RefundAsync));
        """).FindsKinds();

    [Fact]
    public void SettingUpServicesPaysNothing() => Project.OfBody("""
        new Microsoft.Extensions.DependencyInjection.ServiceCollection().AcceptPayments();
        """, """
        public static class Setup
        {
            public static Microsoft.Extensions.DependencyInjection.IServiceCollection AcceptPayments(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services;
        }
        """).FindsKinds();

    [Fact]
    public void WhileAPackageIsMissingASureNameDoes() => Project.OfBody("""
        var client = new Vendor.PaymentClient();
        await client.ChargeAsync(order);
        await client.GetChargeAsync(order.Id);
        """).Broken().FindsOperations("payment by the call ChargeAsync");

    [Fact]
    public void WhileAPackageIsMissingABookkeeperIsStillNone() => Project.OfBody("""
        await Vendor.Db.PaymentRepository.CreatePaymentAsync(order);
        """).Broken().FindsKinds();

    private static Project Call(string type, string method) => Project.OfBody($$"""
        await ((Shop.Things.{{type}})null!).{{method}}(order);
        """, $$"""
        namespace Shop.Things
        {
            public {{(type[0] == 'I' && char.IsUpper(type[1]) ? "interface" : "abstract class")}} {{type}}
            {
                public abstract Task {{method}}(Order order);
            }
        }
        """);
}
