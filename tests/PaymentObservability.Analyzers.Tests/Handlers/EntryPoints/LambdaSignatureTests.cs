using Xunit;

namespace PaymentObservability.Tests.Handlers.EntryPoints;

/// <summary>Public methods that take a context or a Lambda event, and that nothing in the project calls.</summary>
public sealed class LambdaSignatureTests
{
    [Fact]
    public void AMethodWithTheContextIsEntered() => Project.Of("""
        public class Function
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => Task.CompletedTask;
        }
        """).Finds("Function.FunctionHandler (LambdaSignature)");

    [Fact]
    public void ItNeedNotBeCalledFunctionHandler() => Project.Of("""
        public class Settlements(IBank bank)
        {
            public async Task Nightly(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
        }
        """).Finds("Settlements.Nightly (LambdaSignature): payment by the call IBank.ChargeAsync @3");

    [Fact]
    public void AnEventIsEnoughWithoutAContext() => Project.Of("""
        public class Worker(IBank bank)
        {
            public async Task Work(SQSEvent messages)
            {
                foreach (var record in messages.Records)
                {
                    await bank.ChargeAsync(JsonSerializer.Deserialize<Order>(record.Body)!);
                }
            }
        }
        """).Finds("Worker.Work (LambdaSignature): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void AFunctionHandlerOfTheProjectsOwnEventIsEntered() => Project.Of("""
        public class Function(IBank bank)
        {
            public async Task<int> FunctionHandler(Order order) => await bank.ChargeAsync(order) ? 1 : 2;
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @3");

    [Fact]
    public void OneRecordOfAnEventIsNoEvent() => Project.Of("""
        public class Worker(IBank bank)
        {
            public async Task One(SQSEvent.SQSMessage message) => await bank.ChargeAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
        }
        """).Finds();

    [Fact]
    public void SeveralMethodsOfOneClassAreEntered() => Project.Of("""
        public class Api(IBank bank)
        {
            public Task Charge(APIGatewayProxyRequest request, ILambdaContext context) => bank.ChargeAsync(new("1", 2));

            public Task Refund(APIGatewayProxyRequest request, ILambdaContext context) => bank.RefundAsync(new("1", 2));
        }
        """).Finds(
        "Api.Charge (LambdaSignature): payment by the call IBank.ChargeAsync @3",
        "Api.Refund (LambdaSignature): refund by the call IBank.RefundAsync @5");

    [Fact]
    public void AContextOfTheProjectsOwnIsNone() => Project.Of("""
        namespace Mine
        {
            public interface ILambdaContext { }

            public class Function(IBank bank)
            {
                public async Task Pay(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
            }
        }
        """).Finds();

    [Fact]
    public void AnEventOfTheProjectsOwnIsNone() => Project.Of("""
        namespace Mine
        {
            public class SQSEvent { }

            public class Function(IBank bank)
            {
                public async Task Pay(SQSEvent messages) => await bank.ChargeAsync(new("1", 2));
            }
        }
        """).Finds();

    [Fact]
    public void WhileAUsingIsMissingTheContextsNameDoes() => Project.Of("""
        namespace Mine
        {
            public class Function(IBank bank)
            {
                public async Task Pay(Order order, Amazon.Lambda.Cor.ILambdaContext context) => await bank.ChargeAsync(order);
            }
        }
        """).Broken().Finds("Function.Pay (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void AHelperThatIsGivenTheContextIsNoEntry() => Project.Of("""
        public class Function(IBank bank)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => Complete(order, context);

            public async Task Complete(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void AHelperInAnotherClassIsNoEntry() => Project.Of("""
        public class Function(Helper helper)
        {
            public Task FunctionHandler(SQSEvent messages, ILambdaContext context) => helper.Work(messages, context);
        }

        public class Helper(IBank bank)
        {
            public async Task Work(SQSEvent messages, ILambdaContext context) => await bank.ChargeAsync(new("1", 2));
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @8");

    [Fact]
    public void APublicStaticHelperIsNoEntry() => Project.Of("""
        public class Function
        {
            public void FunctionHandler(Order order, ILambdaContext context)
            {
                var (success, message) = SimulatePayment(order, context);
                context.Logger.LogLine(message);
            }

            public static (bool Success, string Message) SimulatePayment(Order order, ILambdaContext context) => (order.Sum > 0, "");
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call Function.SimulatePayment @5");

    [Fact]
    public void AnExtensionOfTheContextIsNoEntry() => Project.Of("""
        public static class Extensions
        {
            public static void Note(this ILambdaContext context, string text) => context.Logger.LogLine(text);
        }
        """).Finds();

    [Fact]
    public void NothingInAStaticClassIsEnteredWithoutAHandlerString() => Project.Of("""
        public static class Payments
        {
            public static Task Pay(Order order, ILambdaContext context) => Task.CompletedTask;
        }
        """).Finds();

    [Fact]
    public void AHandlerThatATestCallsIsStillEntered() => Project.Of("""
        public class Function(IBank bank)
        {
            public async Task<bool> FunctionHandler(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
        }
        """).With("/shop/FunctionTests.cs", """
        public class FunctionTests
        {
            public async Task Charges() => await new Function(null!).FunctionHandler(new("1", 2), new Amazon.Lambda.TestUtilities.TestLambdaContext());
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @3");

    [Fact]
    public void AHandlerThatALocalRunnerCallsIsStillEntered() => Project.Of("""
        public class Function
        {
            public Task<bool> FunctionHandler(Order order, ILambdaContext context) => new Bank().ChargeAsync(order);
        }

        public class Bank
        {
            public Task<bool> ChargeAsync(Order order) => Task.FromResult(order.Sum > 0);
        }

        public static class Runner
        {
            public static async Task Main() => await new Function().FunctionHandler(new("1", 2), new Amazon.Lambda.TestUtilities.TestLambdaContext());
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call Bank.ChargeAsync @3");

    [Fact]
    public void AMethodThatNobodyCanReachIsNoEntry() => Project.Of("""
        public class Function(IBank bank)
        {
            private async Task Private(Order order, ILambdaContext context) => await bank.ChargeAsync(order);

            internal async Task Internal(Order order, ILambdaContext context) => await bank.ChargeAsync(order);

            private class Hidden(IBank bank)
            {
                public async Task Public(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
            }
        }
        """).Finds();

    [Fact]
    public void APrivateOverloadOfAnEntryIsNone() => Project.Of("""
        public class Prices
        {
            public Task<string> GetPrice(APIGatewayProxyRequest request, ILambdaContext context) => GetPrice(request.Path, context);

            private Task<string> GetPrice(string path, ILambdaContext context) => Task.FromResult(path);
        }
        """).Finds("Prices.GetPrice (LambdaSignature)");

    [Fact]
    public void AnInterfaceIsNoEntry() => Project.Of("""
        public interface IHandler
        {
            Task Pay(Order order, ILambdaContext context);
        }
        """).Finds();

    [Fact]
    public void APartialClassOverTwoFilesIsOneFunction() => Project.Of("""
        public partial class Function
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => Complete(order);
        }
        """).With("/shop/Function.Charge.cs", """
        public partial class Function(IBank bank)
        {
            private async Task Complete(Order order)
            {
                await bank.ChargeAsync(order);
            }
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void APartialMethodIsFollowedToItsCode() => Project.Of("""
        public partial class Function(IBank bank)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => Complete(order);

            private partial Task Complete(Order order);
        }
        """).With("/shop/Function.Complete.cs", """
        public partial class Function
        {
            private partial Task Complete(Order order) => bank.ChargeAsync(order);
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @3");

    [Fact]
    public void ARecordMayBeAFunction() => Project.Of("""
        public record Function(IBank Bank)
        {
            public async Task<bool> Handle(Order order, ILambdaContext context) => await Bank.ChargeAsync(order);
        }
        """).Finds("Function.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @3");

    [Fact]
    public void ANestedPublicClassMayBeAFunction() => Project.Of("""
        public static class Functions
        {
            public class Charge(IBank bank)
            {
                public async Task<bool> Handle(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
            }
        }
        """).Finds("Charge.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void ClassAndNamespaceMayShareTheirName() => Project.Of("""
        namespace payments
        {
            public class payments(IBank bank)
            {
                public async Task<bool> Create(APIGatewayProxyRequest request, ILambdaContext context) => await bank.ChargeAsync(new("1", 2));
            }
        }
        """).Finds("payments.Create (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void RecursionIsNoCallFromElsewhere() => Project.Of("""
        public class Function(IBank bank)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context)
            {
                if (!await bank.ChargeAsync(order))
                {
                    await FunctionHandler(order, context);
                }
            }
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void WithoutALambdaPackageNothingIsLookedAt() => Project.Of("""
        public class Function(IBank bank)
        {
            public async Task<bool> FunctionHandler(Order order) => await bank.ChargeAsync(order);
        }
        """).WithoutLambda().IsPassedOver();

    [Fact]
    public void WithoutAWordOfPaymentNothingIsLookedAt() => Project.Of("""
        public class Function
        {
            public Task FunctionHandler(string payload, ILambdaContext context) => Task.CompletedTask;
        }
        """).Alone().WithoutInventory().IsPassedOver();

    [Fact]
    public void ButTheInventoryShowsItAllTheSame() => Project.Of("""
        public class Function
        {
            public Task FunctionHandler(string payload, ILambdaContext context) => Task.CompletedTask;
        }
        """).Finds("Function.FunctionHandler (LambdaSignature)");

    [Theory]
    [InlineData("Amazon.Lambda.SNSEvents.SNSEvent")]
    [InlineData("Amazon.Lambda.KinesisEvents.KinesisEvent")]
    [InlineData("Amazon.Lambda.DynamoDBEvents.DynamoDBEvent")]
    [InlineData("Amazon.Lambda.S3Events.S3Event")]
    [InlineData("Amazon.Lambda.CloudWatchEvents.CloudWatchEvent<Order>")]
    [InlineData("Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerRequest")]
    [InlineData("APIGatewayHttpApiV2ProxyRequest")]
    public void AnyEventOfThePackagesIsOne(string type) => Project.Of($$"""
        public class Entry
        {
            public Task Work({{type}} input) => Task.CompletedTask;
        }
        """).Finds("Entry.Work (LambdaSignature)");

    [Theory]
    [InlineData("APIGatewayProxyResponse")]
    [InlineData("SQSBatchResponse")]
    [InlineData("ILambdaLogger")]
    public void OtherTypesOfThePackagesAreNone(string type) => Project.Of($$"""
        public class Entry
        {
            public Task Work({{type}} input) => Task.CompletedTask;
        }
        """).Finds();

    [Fact]
    public void AHandlerBehindAnInterfaceThatAnEntryCallsIsNone() => Project.Of("""
        public interface IWorker { Task Work(SQSEvent messages, ILambdaContext context); }

        public class Worker(IBank bank) : IWorker
        {
            public async Task Work(SQSEvent messages, ILambdaContext context) => await bank.ChargeAsync(new("1", 2));
        }

        public class Function(IWorker worker)
        {
            public Task FunctionHandler(SQSEvent messages, ILambdaContext context) => worker.Work(messages, context);
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void AStepThatABaseClassCallsIsNone() => Project.Of("""
        public abstract class Worker
        {
            public Task FunctionHandler(SQSEvent messages, ILambdaContext context) => Work(messages, context);

            public abstract Task Work(SQSEvent messages, ILambdaContext context);
        }

        public class Charger(IBank bank) : Worker
        {
            public override async Task Work(SQSEvent messages, ILambdaContext context) => await bank.ChargeAsync(new("1", 2));
        }
        """).Finds("Charger.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @10");

    [Fact]
    public void AFunctionHandlerNeedsNoParameter() => Project.Of("""
        public class Nightly(IBank bank)
        {
            public Task<bool> FunctionHandler() => bank.ChargeAsync(new("1", 2));
        }
        """).Finds("Nightly.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @3");

    [Fact]
    public void AnUnboundCallInABrokenHandlerIsSurvived() => Project.Of("""
        public class FailedPayment
        {
            public async Task<string> FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                foreach (var message in messages.Records)
                {
                    var request = JsonSerializer.Deserialize<PaymentRequest>(message.Body);
                    await Unknown.ProcessPayment(request);
                }
            }
        }
        """).Broken().FindsKinds("event");

    private const string Serializer = "[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]\n";
    private const string RefundLambda = "public class RefundLambda(IBank bank) { public Task<bool> RunAsync(Order order) => bank.RefundAsync(order); }\n";

    [Fact]
    public void InAnAssemblyWithASerializerTheOnlyMethodOfAFunctionIsEntered() => Project.Of(Serializer + RefundLambda)
        .Finds("RefundLambda.RunAsync (LambdaSignature): refund by the call IBank.RefundAsync @2");

    [Fact]
    public void WithoutTheSerializerItIsNot() => Project.Of(RefundLambda).Finds();

    [Fact]
    public void NorWhereAnotherEntryExplainsTheSerializer() => Project.Of(Serializer + RefundLambda + "public class Other { public void Work(SQSEvent messages) { } }")
        .Finds("Other.Work (LambdaSignature)");

    [Fact]
    public void NorAMethodAmongSeveral() => Project.Of(Serializer + """
        public class RefundLambda(IBank bank)
        {
            public Task<bool> RunAsync(Order order) => bank.RefundAsync(order);
            public Task<bool> AgainAsync(Order order) => bank.RefundAsync(order);
        }
        """).Finds();
}
