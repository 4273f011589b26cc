using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>What people say themselves: attributes of any namespace, the contract file, options.</summary>
public sealed class DeclaredTests
{
    private const string Attributes = """
        namespace Mine
        {
            public class PaymentOperationAttribute(string kind = "payment") : Attribute { public string Kind => kind; }
            public class NotPaymentAttribute : Attribute { }
        }
        """;

    [Fact]
    public void AMarkedMemberIsAPayment() => Project.OfBody("await new Till().Ring(order);", """
        public class Till { [Mine.PaymentOperation] public Task Ring(Order order) => Task.CompletedTask; }
        """ + Attributes).FindsOperations("payment by the contract names Till.Ring");

    [Fact]
    public void TheMarkMaySayWhichKind() => Project.OfBody("await new Till().Ring(order);", """
        public class Till { [Mine.PaymentOperation("refund")] public Task Ring(Order order) => Task.CompletedTask; }
        """ + Attributes).FindsOperations("refund by the contract names Till.Ring");

    [Fact]
    public void TheKindMayBeAnEnumeration() => Project.OfBody("await new Till().Ring(order);", """
        public class Till { [PaymentOperation(PaymentKind.Wallet)] public Task Ring(Order order) => Task.CompletedTask; }
        public enum PaymentKind { Payment, Refund, Wallet }
        public class PaymentOperationAttribute(PaymentKind kind) : Attribute { public PaymentKind Kind => kind; }
        """).FindsOperations("wallet by the contract names Till.Ring");

    [Fact]
    public void TheKindMayBeANamedArgument() => Project.OfBody("await new Till().Ring(order);", """
        public class Till { [PaymentOperation(Kind = "Refund")] public Task Ring(Order order) => Task.CompletedTask; }
        public class PaymentOperationAttribute : Attribute { public string? Kind { get; set; } }
        """).FindsOperations("refund by the contract names Till.Ring");

    [Fact]
    public void AMarkedEntryIsTheOperationItself() => Project.Of("""
        public class Function
        {
            [Mine.PaymentOperation]
            public Task FunctionHandler(Order order, ILambdaContext context) => Task.CompletedTask;
        }
        """ + Attributes).FindsOperations("payment by [PaymentOperation]");

    [Fact]
    public void AMarkedMethodThatNothingReachesIsAnEntry() => Project.Of("""
        public class Till
        {
            [Mine.PaymentOperation]
            public Task Ring(Order order) => Task.CompletedTask;
        }
        """ + Attributes).Finds("Till.Ring (Marked): payment by [PaymentOperation] @4");

    [Fact]
    public void AMemberMarkedAsNoneIsNone() => Project.OfBody("await new Till().ProcessPayment(order);", """
        public class Till { [Mine.NotPayment] public Task ProcessPayment(Order order) => Task.CompletedTask; }
        """ + Attributes).FindsKinds();

    [Fact]
    public void ACallMarkedAsNoneIsStillFollowed() => Project.OfBody("await new Till(bank).ProcessPayment(order);", """
        public class Till(IBank bank) { [Mine.NotPayment] public Task ProcessPayment(Order order) => bank.RefundAsync(order); }
        """ + Attributes).FindsOperations("refund by the call IBank.RefundAsync");

    [Fact]
    public void AnEntryMarkedAsNoneIsLeftAlone() => Project.Of("""
        public class Function(IBank bank)
        {
            [Mine.NotPayment]
            public Task FunctionHandler(Order order, ILambdaContext context) => bank.ChargeAsync(order);
        }
        """ + Attributes).FindsKinds();

    [Fact]
    public void ATypeMarkedAsNoneIsNone() => Project.OfBody("await new Till().ProcessPayment(order);", """
        [Mine.NotPayment]
        public class Till { public Task ProcessPayment(Order order) => Task.CompletedTask; }
        """ + Attributes).FindsKinds();

    [Fact]
    public void TheContractFileNamesOperations() => Project.OfBody("await new Till().Ring(order);", """
        public class Till { public Task Ring(Order order) => Task.CompletedTask; }
        """).With("/shop/payment-observability.yaml", """
        operations:
          refund: [Till.Ring]
        """).FindsOperations("refund by the contract names Till.Ring");

    [Fact]
    public void TheContractFileNamesWhatIsNone() => Project.OfBody("await bank.ChargeAsync(order);").With("/shop/payment-observability.yaml", """
        operations:
          not-payment: [Shop.IBank.ChargeAsync]
        """).FindsKinds();

    [Fact]
    public void AnOptionNamesWhatIsNone() => Project.OfBody("await bank.ChargeAsync(order); await bank.RefundAsync(order);")
        .WithOption("payment_observability.not_payment", "Shop.IBank.ChargeAsync, Other.*")
        .FindsOperations("refund by the call IBank.RefundAsync");

    [Fact]
    public void AnOptionLeavesFilesOut() => Project.OfBody("await bank.ChargeAsync(order);")
        .WithOption("payment_observability.exclude", "true")
        .Finds();

    [Fact]
    public void AMembersOwnNameCountsBeforeItsTypes() => Project.OfBody("await ((Till)null!).Ring(order); await ((Till)null!).Look(order);", """
        public class Till { public Task Ring(Order order) => Task.CompletedTask; public Task Look(Order order) => Task.CompletedTask; }
        """).With("/shop/payment-observability.yaml", """
        operations:
          payment: [Till.*]
          read: [Till.Look]
        """).FindsOperations("payment by the contract names Till.Ring");

    [Theory]
    [InlineData("money-verbs: [slurp]", "SlurpAsync", "payment")]
    [InlineData("payment-nouns: [ticket]", "ProcessTicket", "payment")]
    [InlineData("acting-verbs: [kickoff]", "KickoffPayment", "payment")]
    [InlineData("refund-words: [giveback]", "Giveback", "refund")]
    [InlineData("ambiguous-refund-words: [retract]", "RetractPayment", "refund")]
    [InlineData("wallet-nouns: [purse]", "CreateCdpPurse", "wallet")]
    [InlineData("wallet-verbs: [attach]", "AttachCdpWallet", "wallet")]
    [InlineData("crypto-words: [zcash]", "CreateZcashWallet", "wallet")]
    public void TheContractFileAddsWords(string words, string method, string kind)
    {
        Calls(method).FindsKinds();
        Calls(method).With("/shop/payment-observability.yaml", $"words:\n  {words}\n").FindsOperations($"{kind} by the call IThings.{method}");
    }

    [Theory]
    [InlineData("thing-words: [voucher]", "ProcessPaymentVoucher")]
    [InlineData("read-verbs: [glance]", "GlancePayment")]
    [InlineData("event-words: [landed]", "HandlePaymentLanded")]
    [InlineData("money-verbs: { remove: [donate] }", "DonateAsync")]
    public void TheContractFileTakesWordsAway(string words, string method) =>
        Calls(method).With("/shop/payment-observability.yaml", $"words:\n  {words}\n").FindsKinds();

    private static Project Calls(string method) => Project.OfBody($"await ((IThings)null!).{method}(order);", $$"""
        public interface IThings { Task {{method}}(Order order); }
        """);
}
