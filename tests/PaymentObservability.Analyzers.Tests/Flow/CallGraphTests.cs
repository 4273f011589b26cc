using System.Linq;
using System.Text;
using PaymentObservability.Tests.Handlers;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>The walks end and stay cheap, whatever the shape of the code.</summary>
public sealed class CallGraphTests
{
    [Fact]
    public void EachBodyIsSummarisedAtMostOnceHoweverManyEntriesShareIt()
    {
        var source = new StringBuilder("public class Functions {\n");
        for (var i = 0; i < 300; i++)
        {
            source.AppendLine($"public Task Entry{i}(Order order, ILambdaContext context) => Helpers.Step{i % 10}(order);");
        }

        source.AppendLine("}\npublic static class Helpers {");
        for (var i = 0; i < 500; i++)
        {
            source.AppendLine($"public static Task Step{i}(Order order) => Step{i + 1}(order);");
        }

        source.AppendLine("public static Task Step500(Order order) => ((IBank)null!).ChargeAsync(order); }");
        var model = Project.Of(source.ToString()).Model()!;

        Assert.Equal((300, 300), (model.Entries.Length, model.Operations.Length));
        Assert.Equal(300 + 501, model.Graph.Facts.Summarised);
    }

    [Fact]
    public void MutualRecursionEnds() => Project.Of("""
        public class Function(IBank bank)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => Even(order, 10);

            private Task Even(Order order, int n) => n == 0 ? bank.ChargeAsync(order) : Odd(order, n - 1);

            private Task Odd(Order order, int n) => n == 0 ? bank.ChargeAsync(order) : Even(order, n - 1);
        }
        """).FindsKinds("payment", "payment");

    [Fact]
    public void ADeepChainDoesNotOverflow() => Chain("Step", 5000).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void ADeepChainOfPaymentNamesIsStillOneOperation() => Chain("ProcessPayment", 5000).FindsOperations("payment by the call Function.ProcessPayment0");

    [Fact]
    public void ADeepChainOfPaymentNamesAboveAProviderIsWalkedInNoTime() =>
        Chain("ProcessPayment", 5000, "new Stripe.ChargeService().CreateAsync(new())").FindsOperations("payment by ChargeService.CreateAsync");

    [Fact]
    public void AMethodOfTwoThousandBranchesDoesNotBlowUp()
    {
        var branches = new StringBuilder();
        for (var i = 0; i < 2000; i++)
        {
            branches.AppendLine($"if (order.Id == \"{i}\") {{ await {(i % 100 == 0 ? "bank.ChargeAsync(order)" : "stock.ReserveAsync(order)")}; return; }}");
        }

        Project.OfBody(branches.ToString()).FindsKinds(Enumerable.Repeat("payment", 20).ToArray());
    }

    [Fact]
    public void AnExpressionOfManyOperatorsIsWalkedWithoutRecursion() =>
        Project.OfBody($"context.Logger.LogLine({string.Join(" + ", Enumerable.Repeat("order.Id", 1000))}); await bank.ChargeAsync(order);").FindsKinds("payment");

    private static Project Chain(string name, int depth, string last = "bank.ChargeAsync(order)")
    {
        var source = new StringBuilder($"public class Function(IBank bank) {{\npublic Task FunctionHandler(Order order, ILambdaContext context) => {name}0(order);\n");
        for (var i = 0; i < depth; i++)
        {
            source.AppendLine($"private Task {name}{i}(Order order) => {name}{i + 1}(order);");
        }

        return Project.Of(source.AppendLine($"private Task {name}{depth}(Order order) {{ Console.WriteLine(bank); return {last}; }} }}").ToString());
    }
}
