using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.Tests.Rules;

/// <summary>PAY0001 lists what is found: on the money call, or on the name of the entry that is the operation itself or handles no payment.</summary>
public sealed class OperationsShouldBeVisibleTests
{
    [Fact]
    public Task StandsOnTheMoneyCall() => AnalyzerVerifier.Judges("PAY0001", """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public interface IBank { Task<bool> ChargeAsync(string id); }

        public class Function(IBank bank)
        {
            public async Task Run(string id, ILambdaContext context) => await bank.{|PAY0001:ChargeAsync|}(id);
        }
        """);

    [Fact]
    public Task StandsOnTheNameOfAnEntryThatIsTheOperation() => AnalyzerVerifier.Judges("PAY0001", """
        using Amazon.Lambda.Core;

        public class MakePayment
        {
            public string {|PAY0001:FunctionHandler|}(string id, ILambdaContext context) => "PAID";
        }
        """);

    [Fact]
    public Task StandsOnTheNameOfAnEntryWithoutPayment() => AnalyzerVerifier.Judges("PAY0001", """
        using Amazon.Lambda.Core;

        public class Function
        {
            public string {|PAY0001:FunctionHandler|}(string payment, ILambdaContext context) => payment;
        }
        """);

    [Fact]
    public Task StandsInTheFileOfTheCallNotOfTheEntry() => AnalyzerVerifier.Judges(
        "PAY0001",
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public partial class Function
        {
            public Task Run(string id, ILambdaContext context) => Complete(id);
        }
        """,
        ("/shop/Function.Complete.cs", """
        using System.Threading.Tasks;

        public interface IBank { Task<bool> ChargeAsync(string id); }

        public partial class Function(IBank bank)
        {
            private async Task Complete(string id) => await bank.{|PAY0001:ChargeAsync|}(id);
        }
        """));

    [Fact]
    public Task StandsOnTheArrowOfALambda() => AnalyzerVerifier.Judges("PAY0001", """
        using System.Threading.Tasks;
        using Amazon.Lambda.RuntimeSupport;

        public static class Program
        {
            public static async Task Main() =>
                await LambdaBootstrapBuilder.Create<string>(payment {|PAY0001:=>|} System.Console.WriteLine(payment), null!).Build().RunAsync();
        }
        """);

    [Fact]
    public Task IsSilentWithoutAnEntryPoint() => AnalyzerVerifier.Judges("PAY0001", """
        using System.Threading.Tasks;

        public interface IBank { Task<bool> ChargeAsync(string id); }

        public class Library(IBank bank)
        {
            public Task<bool> Pay(string id) => bank.ChargeAsync(id);
        }
        """);
}
