using PaymentObservability.Handlers;
using Xunit;

namespace PaymentObservability.Tests.Handlers.Outcomes;

/// <summary>The amount that an attempt moves, where a real value of known unit is in reach; never one that is made up.</summary>
public sealed class AmountFinderTests
{
    [Theory]
    [InlineData("decimal amount", "amount", "amount")]
    [InlineData("decimal total", "total", "total")]
    [InlineData("decimal value", "value", "")]
    [InlineData("long amountInCents", "amountInCents", "amountInCents / 10^2")]
    [InlineData("int cents", "cents", "cents / 10^2")]
    [InlineData("long amount", "amount", "")]
    [InlineData("decimal? amount", "amount", "amount")]
    [InlineData("string atomicAmount", "atomicAmount", "atomicAmount / 10^6")]
    [InlineData("string amount", "amount", "")]
    [InlineData("decimal taxAmount", "taxAmount", "")]
    [InlineData("decimal maxAmount", "maxAmount", "")]
    [InlineData("decimal discountTotal", "discountTotal", "")]
    [InlineData("decimal valor", "valor", "valor")]
    [InlineData("decimal monto", "monto", "monto")]
    public void AnArgumentMayBeIt(string parameter, string argument, string amount) => Project.Of($$"""
        public class Function(ITill till)
        {
            public async Task Run(Input input, ILambdaContext context) => await Take({{argument}}: default!);

            private async Task Take({{parameter}}) => await till.ChargeAsync({{argument}});
        }

        public record Input(string Id);
        public interface ITill { Task<bool> ChargeAsync({{parameter}}); }
        """).Moves(amount);

    [Theory]
    [InlineData("decimal Amount, string Currency", "order.Amount in order.Currency")]
    [InlineData("decimal Total", "order.Total")]
    [InlineData("long AmountCents", "order.AmountCents / 10^2")]
    [InlineData("decimal Amount, long AmountCents", "order.Amount")]
    [InlineData("decimal TaxAmount, decimal TotalAmount", "order.TotalAmount")]
    [InlineData("string AmountRequired, string Asset", "order.AmountRequired / 10^6 in order.Asset")]
    [InlineData("int Quantity", "")]
    [InlineData("long Amount", "")]
    public void AMemberOfAnArgumentMayBeIt(string members, string amount) => Project.Of($$"""
        public record Bill({{members}});

        public class Function(ITill till)
        {
            public async Task Run(Bill order, ILambdaContext context) => await till.ChargeAsync(order);
        }

        public interface ITill { Task<bool> ChargeAsync(Bill bill); }
        """).Moves(amount);

    [Fact]
    public void AnEarlierLocalMayBeIt() => Of("""
        var amount = 2.5m * 2;
        await till.ChargeAsync("1");
        """).Moves("amount");

    [Fact]
    public void ALaterLocalIsNot() => Of("""
        await till.ChargeAsync("1");
        var amount = 2.5m * 2;
        context.Logger.LogLine("" + amount);
        """).Moves("");

    [Fact]
    public void ALocalOfAnotherBlockIsNot() => Of("""
        {
            var amount = 2.5m * 2;
            context.Logger.LogLine("" + amount);
        }

        await till.ChargeAsync("1");
        """).Moves("");

    [Fact]
    public void ALocalThatMayHaveNoValueYetIsNot() => Of("""
        decimal amount;
        await till.ChargeAsync("1");
        amount = 3;
        """).Moves("");

    [Fact]
    public void AMemberOfWhatIsInReachMayBeIt() => Of("""
        var bill = new Bill(3, "EUR");
        await till.ChargeAsync("1");
        """).Moves("bill.Amount in bill.Currency");

    [Fact]
    public void ACallIsNotReadTwice() => Of("""
        await till.ChargeAsync(Bill.Next().Amount.ToString());
        """).Moves("");

    [Fact]
    public void TheCurrencyMayBeAnArgument() => Project.OfBody("""
        decimal price = 3; string currency = "EUR";
        await ((ITill)null!).ChargeAsync(price, currency);
        """, "public interface ITill { Task<bool> ChargeAsync(decimal price, string currency); }").Moves("price in currency");

    private static Project Of(string statements) => Project.Of($$"""
        public class Function(ITill till)
        {
            public async Task Run(string id, ILambdaContext context)
            {
                {{statements}}
            }
        }

        public record Bill(decimal Amount, string Currency) { public static Bill Next() => null!; }
        public interface ITill { Task<bool> ChargeAsync(string id); }
        """);
}

internal static class AmountAssertions
{
    /// <summary>Asserts which amount the only operation of a project moves: <c>order.AmountCents / 10^2 in order.Currency</c>.</summary>
    public static void Moves(this Project project, string amount)
    {
        var model = project.Model()!;
        Assert.Equal(amount, Show(AmountFinder.Find(Assert.Single(model.Operations), model.Models)));
    }

    private static string Show(Amount? amount) => amount is null
        ? ""
        : amount.Expression + (amount.Decimals == 0 ? "" : " / 10^" + amount.Decimals) + (amount.Currency is null ? "" : " in " + amount.Currency);
}
