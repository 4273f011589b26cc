using System.Text;
using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Chains in which every call is named like a payment: one operation, found in the time of one walk.</summary>
public sealed class DeepChainTests
{
    [Fact]
    public void ItIsTheFirstCall() => Chain("bank.ChargeAsync(order)").FindsOperations("payment by the call Function.ProcessPayment0");

    [Fact]
    public void AboveAProviderItIsTheLast() => Chain("new Stripe.ChargeService().CreateAsync(new())").FindsOperations("payment by ChargeService.CreateAsync");

    private static Project Chain(string last)
    {
        const int depth = 3000;
        var source = new StringBuilder("public class Function(IBank bank) {\npublic Task FunctionHandler(Order order, ILambdaContext context) => ProcessPayment0(order);\n");
        for (var i = 0; i < depth; i++)
        {
            source.AppendLine($"private Task ProcessPayment{i}(Order order) => ProcessPayment{i + 1}(order);");
        }

        return Project.Of(source.AppendLine($"private Task ProcessPayment{depth}(Order order) {{ Console.WriteLine(bank); return {last}; }} }}").ToString());
    }
}
