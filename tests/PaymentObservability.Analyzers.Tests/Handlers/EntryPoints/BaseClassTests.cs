using Xunit;

namespace PaymentObservability.Tests.Handlers.EntryPoints;

/// <summary>Entries that sit in a base class or wrapper: each concrete class is judged, never the abstract member.</summary>
public sealed class BaseClassTests
{
    [Fact]
    public void EachHeirOfAnAbstractBaseIsEntered() => Project.Of("""
        public abstract class Worker<T>
        {
            public async Task FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                foreach (var message in messages.Records)
                {
                    await Work(JsonSerializer.Deserialize<T>(message.Body)!);
                }
            }

            protected abstract Task Work(T item);
        }

        public class Charger(IBank bank) : Worker<Order>
        {
            protected override Task Work(Order item) => bank.ChargeAsync(item);
        }

        public class Refunder(IBank bank) : Worker<Order>
        {
            protected override Task Work(Order item) => bank.RefundAsync(item);
        }

        public class Reserver(IStock stock) : Worker<Order>
        {
            protected override Task Work(Order item) => stock.ReserveAsync(item);
        }
        """).Finds(
        "Charger.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @16",
        "Refunder.FunctionHandler (LambdaSignature): refund by the call IBank.RefundAsync @21",
        "Reserver.FunctionHandler (LambdaSignature)");

    [Fact]
    public void AnAbstractBaseWithoutHeirsIsNoEntry() => Project.Of("""
        public abstract class Worker
        {
            public Task FunctionHandler(SQSEvent messages, ILambdaContext context) => Pay(messages);

            protected abstract Task Pay(SQSEvent messages);
        }
        """).Finds();

    [Fact]
    public void AnAbstractMemberIsNoEntry() => Project.Of("""
        public abstract class Worker
        {
            public abstract Task FunctionHandler(SQSEvent messages, ILambdaContext context);
        }

        public class Charger(IBank bank) : Worker
        {
            public override Task FunctionHandler(SQSEvent messages, ILambdaContext context) => bank.ChargeAsync(new("1", 2));
        }
        """).Finds("Charger.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @8");

    [Fact]
    public void AnHeirOfAnHeirOverridesWhatItsBaseLeaves() => Project.Of("""
        public abstract class Worker
        {
            public Task FunctionHandler(SQSEvent messages, ILambdaContext context) => Work();

            protected virtual Task Work() => Task.CompletedTask;
        }

        public abstract class Middle : Worker
        {
            protected override Task Work() => Money();

            protected abstract Task Money();
        }

        public class Charger(IBank bank) : Middle
        {
            protected override Task Money() => bank.ChargeAsync(new("1", 2));
        }

        public class Idle : Worker;
        """).Finds(
        "Charger.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @17",
        "Idle.FunctionHandler (LambdaSignature)");

    [Fact]
    public void ABaseClassMayDoItItself() => Project.Of("""
        public abstract class Worker(IBank bank)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context)
            {
                await bank.ChargeAsync(order);
                await After(order);
            }

            protected abstract Task After(Order order);
        }

        public class Mailer(IBank bank) : Worker(bank)
        {
            protected override Task After(Order order) => Task.CompletedTask;
        }

        public class Shipper(IBank bank, IStock stock) : Worker(bank)
        {
            protected override Task After(Order order) => stock.ReserveAsync(order);
        }
        """).Finds(
        "Mailer.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @5",
        "Shipper.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void AWrapperIsGivenItsWorkAsALambda() => Project.Of("""
        public abstract class Subscriber
        {
            protected async Task Each<T>(Func<T, Task> work, SQSEvent messages)
            {
                foreach (var message in messages.Records)
                {
                    await work(JsonSerializer.Deserialize<T>(message.Body)!);
                }
            }
        }

        public class Charger(IBank bank) : Subscriber
        {
            public Task Handle(SQSEvent messages, ILambdaContext context) => Each<Order>(async order => await bank.ChargeAsync(order), messages);
        }
        """).Finds("Charger.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @14");

    [Fact]
    public void AWrapperIsGivenItsWorkAsAMethodGroup() => Project.Of("""
        public class Charger(IBank bank)
        {
            public Task Handle(SQSEvent messages) => Batch.Each(messages, One);

            private Task One(SQSEvent.SQSMessage message) => bank.ChargeAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
        }

        public static class Batch
        {
            public static Task Each(SQSEvent messages, Func<SQSEvent.SQSMessage, Task> one) => Task.WhenAll(messages.Records.Select(one));
        }
        """).Finds("Charger.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void AGenericWrapperCallsAnInjectedHandler() => Project.Of("""
        public interface IHandler<T>
        {
            Task Handle(T item);
        }

        public class Entry<T>(IHandler<T> handler)
        {
            public Task FunctionHandler(T item, ILambdaContext context) => handler.Handle(item);
        }

        public class OrderEntry(IHandler<Order> handler) : Entry<Order>(handler);

        public class Charger(IBank bank) : IHandler<Order>
        {
            public Task Handle(Order item) => bank.ChargeAsync(item);
        }

        public class Notes : IHandler<string>
        {
            public Task Handle(string item) => Task.CompletedTask;
        }
        """).Finds("OrderEntry.FunctionHandler (LambdaSignature): payment by the call IBank.ChargeAsync @15");

    [Fact]
    public void AnOverrideOfAPackagesHandlerIsEntered() => Project.Of("""
        namespace Shop
        {
            public class Function : Packaged.FunctionBase<Order>
            {
                protected override Task Handle(Order order) => ((IBank)null!).ChargeAsync(order);
            }
        }
        """).WithPackage("Packaged", """
        using System.Threading.Tasks;
        namespace Packaged;
        public abstract class FunctionBase<T>
        {
            public Task FunctionHandler(T input) => Handle(input);
            protected abstract Task Handle(T input);
        }
        """).Deployed("Shop::Shop.Function::FunctionHandler").Finds("Function.Handle (HandlerString): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void ADifferentReceiverMeansADifferentOverride() => Project.Of("""
        public abstract class Job
        {
            public Task Handle(SQSEvent messages, ILambdaContext context) => Step();

            private Task Step() => Inner();

            protected abstract Task Inner();
        }

        public class Paying(IBank bank) : Job
        {
            protected override Task Inner() => bank.ChargeAsync(new("1", 2));
        }

        public class Counting : Job
        {
            protected override Task Inner() => Task.CompletedTask;
        }
        """).Finds(
        "Counting.Handle (LambdaSignature)",
        "Paying.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @12");
}
