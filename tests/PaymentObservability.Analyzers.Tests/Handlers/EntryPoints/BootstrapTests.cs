using Xunit;

namespace PaymentObservability.Tests.Handlers.EntryPoints;

/// <summary>Delegates given to <c>LambdaBootstrapBuilder</c> and <c>HandlerWrapper</c>, and wrappers around handlers.</summary>
public sealed class BootstrapTests
{
    [Fact]
    public void ALambdaInTopLevelStatementsIsEntered() => Project.Of("""
        var bank = (IBank)null!;
        await LambdaBootstrapBuilder.Create<Order>(async order =>
        {
            await bank.ChargeAsync(order);
        }, null!).Build().RunAsync();
        """).Finds("Program.lambda (Bootstrap): payment by the call IBank.ChargeAsync @4");

    [Fact]
    public void ALambdaInALocalIsEntered() => Project.Of("""
        IBank bank = null!;
        var handler = async (Order order, ILambdaContext context) => await bank.ChargeAsync(order);
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
        """).Finds("Program.lambda (Bootstrap): payment by the call IBank.ChargeAsync @2");

    [Fact]
    public void ALocalFunctionIsEntered() => Project.Of("""
        await LambdaBootstrapBuilder.Create<Order>(Charge, null!).Build().RunAsync();

        async Task Charge(Order order, ILambdaContext context) => await Task.Delay(1);
        """).Finds("Program.Charge (Bootstrap): payment by the name Charge @3");

    [Fact]
    public void AMethodOfMainsClassIsEntered() => Project.Of("""
        public class Function
        {
            private static async Task Main() =>
                await LambdaBootstrapBuilder.Create<Order, bool>(Handle, null!).Build().RunAsync();

            public static Task<bool> Handle(Order order, ILambdaContext context) => Bank.Charge(order);
        }

        public static class Bank
        {
            public static Task<bool> Charge(Order order) => Task.FromResult(true);
        }
        """).Finds("Function.Handle (Bootstrap): payment by the call Bank.Charge @6");

    [Fact]
    public void AMethodOfANewFunctionIsEntered() => Project.Of("""
        await LambdaBootstrapBuilder.Create<SQSEvent>(new Worker(null!).Handle, null!).Build().RunAsync();

        public class Worker(IBank bank)
        {
            internal async Task Handle(SQSEvent messages, ILambdaContext context) => await bank.ChargeAsync(new("1", 2));
        }
        """).Finds("Worker.Handle (Bootstrap): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void EveryArmOfASwitchIsEntered() => Project.Of("""
        Func<Order, ILambdaContext, Task<bool>> handler = Environment.GetEnvironmentVariable("HANDLER") switch
        {
            "charge" => new Till(null!).Ring,
            "refund" => new Till(null!).Back,
            _ => throw new InvalidOperationException(),
        };
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();

        public class Till(IBank bank)
        {
            internal Task<bool> Ring(Order order, ILambdaContext context) => bank.ChargeAsync(order);

            internal Task<bool> Back(Order order, ILambdaContext context) => bank.RefundAsync(order);
        }
        """).Finds(
        "Till.Ring (Bootstrap): payment by the call IBank.ChargeAsync @11",
        "Till.Back (Bootstrap): refund by the call IBank.RefundAsync @13");

    [Fact]
    public void ASwitchOfBootstrapsEntersEachOfThem() => Project.Of("""
        await (Environment.GetEnvironmentVariable("HANDLER") switch
        {
            "charge" => LambdaBootstrapBuilder.Create<Order, bool>(new Till(null!).Ring, null!).Build().RunAsync(),
            "refund" => LambdaBootstrapBuilder.Create<Order, bool>(new Till(null!).Back, null!).Build().RunAsync(),
            _ => throw new InvalidOperationException(),
        });

        public class Till(IBank bank)
        {
            internal Task<bool> Ring(Order order, ILambdaContext context) => bank.ChargeAsync(order);

            internal Task<bool> Back(Order order, ILambdaContext context) => bank.RefundAsync(order);
        }
        """).Finds(
        "Till.Ring (Bootstrap): payment by the call IBank.ChargeAsync @10",
        "Till.Back (Bootstrap): refund by the call IBank.RefundAsync @12");

    [Fact]
    public void AConditionEntersBothItsSides() => Project.Of("""
        var isRefund = args.Length > 0;
        Func<Order, Task<bool>> handler = isRefund ? Back : Ring;
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();

        Task<bool> Ring(Order order) => ((IBank)null!).ChargeAsync(order);
        Task<bool> Back(Order order) => ((IBank)null!).RefundAsync(order);
        """).Finds(
        "Program.Ring (Bootstrap): payment by the call IBank.ChargeAsync @5",
        "Program.Back (Bootstrap): refund by the call IBank.RefundAsync @6");

    [Fact]
    public void ADelegateInAPropertyIsFollowed() => Project.Of("""
        await LambdaBootstrapBuilder.Create(new Till(null!).Handler, null!).Build().RunAsync();

        public class Till(IBank bank)
        {
            public Func<Order, ILambdaContext, Task<bool>> Handler => FunctionHandler;

            private Task<bool> FunctionHandler(Order order, ILambdaContext context) => bank.ChargeAsync(order);
        }
        """).Finds("Till.FunctionHandler (Bootstrap): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void ADelegateInAFieldIsFollowed() => Project.Of("""
        await LambdaBootstrapBuilder.Create(Till.Handler, null!).Build().RunAsync();

        public static class Till
        {
            public static readonly Func<Order, ILambdaContext, Task<bool>> Handler = Ring;

            private static Task<bool> Ring(Order order, ILambdaContext context) => ((IBank)null!).ChargeAsync(order);
        }
        """).Finds("Till.Ring (Bootstrap): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void ADelegateFromAFactoryIsFollowed() => Project.Of("""
        await LambdaBootstrapBuilder.Create(Till.CreateHandler(null!), null!).Build().RunAsync();

        public static class Till
        {
            public static Func<Order, ILambdaContext, Task<bool>> CreateHandler(IBank bank)
            {
                return async (order, context) => await bank.ChargeAsync(order);
            }
        }
        """).Finds("Till.lambda (Bootstrap): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void AHandlerWrapperIsSeenThrough() => Project.Of("""
        using var wrapper = HandlerWrapper.GetHandlerWrapper<Order>(new Till(null!).Ring, null!);
        using var bootstrap = new LambdaBootstrap(wrapper);
        await bootstrap.RunAsync();

        public class Till(IBank bank)
        {
            internal async Task Ring(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
        }
        """).Finds("Till.Ring (Bootstrap): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void TheBuilderMayBeWrittenInFull() => Project.Of("""
        await Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.Create<Order>(Charge, null!).Build().RunAsync();

        async Task Charge(Order order) => await Task.Delay(1);
        """).Finds("Program.Charge (Bootstrap): payment by the name Charge @3");

    [Fact]
    public void AGenericEntryOfTheProjectsOwnEntersItsHandlers() => Project.Of("""
        await EntryPoint.Run<Till, Order, bool>();

        public interface IHandler<TIn, TOut>
        {
            Task<TOut> Handle(TIn input, ILambdaContext context);
        }

        public static class EntryPoint
        {
            public static async Task Run<THandler, TIn, TOut>() where THandler : IHandler<TIn, TOut>, new()
            {
                var instance = new THandler();
                await LambdaBootstrapBuilder.Create((Func<TIn, ILambdaContext, Task<TOut>>)instance.Handle, null!).Build().RunAsync();
            }
        }

        public class Till : IHandler<Order, bool>
        {
            public Task<bool> Handle(Order order, ILambdaContext context) => ((IBank)null!).ChargeAsync(order);
        }
        """).Finds("Till.Handle (Bootstrap): payment by the call IBank.ChargeAsync @19");

    [Fact]
    public void AnotherCreateIsNoBootstrap() => Project.Of("""
        LambdaBootstrapBuilders.Create(order => ((IBank)null!).ChargeAsync(order));
        Factory.Create(order => ((IBank)null!).ChargeAsync(order));

        public static class LambdaBootstrapBuilders
        {
            public static void Create(Func<Order, Task<bool>> handler) { }
        }

        public static class Factory
        {
            public static void Create(Func<Order, Task<bool>> handler) { }
        }
        """).Finds();

    [Fact]
    public void ABuilderOfTheProjectsOwnIsNone() => Project.Of("""
        namespace Mine
        {
            public static class LambdaBootstrapBuilder
            {
                public static void Create(Func<Order, Task<bool>> handler) { }
            }

            public static class Start
            {
                public static void Main() => LambdaBootstrapBuilder.Create(order => ((IBank)null!).ChargeAsync(order));
            }
        }
        """).Finds();

    [Fact]
    public void ATracingWrapperIsSeenThrough() => Project.Of("""
        using OpenTelemetry.Instrumentation.AWSLambda;
        using OpenTelemetry.Trace;

        public class Function(TracerProvider provider, IBank bank)
        {
            public Task<bool> FunctionHandler(Order order, ILambdaContext context) =>
                AWSLambdaWrapper.TraceAsync(provider, Inner, order, context);

            public async Task<bool> Inner(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
        }
        """).Finds("Function.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @9");

    [Fact]
    public void ADurableWorkflowIsSeenThroughItsWrapper() => Project.Of("""
        using Amazon.Lambda.DurableExecution;

        public class Function(IBank bank)
        {
            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<Order, bool>(ProcessOrder, input, context);

            private async Task<bool> ProcessOrder(Order order, IDurableContext context)
            {
                await context.StepAsync(async (_, _) => await Task.Delay(1), name: "reserve_stock");
                return await context.StepAsync(async (_, _) => await bank.ChargeAsync(order), name: "take it");
            }
        }
        """).Durable().Finds("Function.Handler (LambdaSignature): payment by the call IBank.ChargeAsync @11");
}
