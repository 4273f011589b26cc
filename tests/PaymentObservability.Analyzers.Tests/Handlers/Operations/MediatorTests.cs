using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Requests sent through a mediator, MediatR's or the project's own.</summary>
public sealed class MediatorTests
{
    [Fact]
    public void ARequestNamedForItIsThePayment() => Of("""
        public record ProcessPaymentCommand(string Id) : IRequest<bool>;
        """, "mediator.Send(new ProcessPaymentCommand(order.Id))").FindsOperations("payment by Send of a ProcessPaymentCommand");

    [Fact]
    public void TheRequestMayBeALocal() => Of("""
        public record CriarPagamentoRequest(string Id) : IRequest<bool>;
        """, "Sent(new CriarPagamentoRequest(order.Id))", """
        private Task<bool> Sent(CriarPagamentoRequest request)
        {
            var copy = request with { Id = "2" };
            return mediator.Send(copy);
        }
        """).FindsOperations("payment by Send of a CriarPagamentoRequest");

    [Fact]
    public void WhatItsHandlerCallsAtAProviderIsDeeper() => Of("""
        public record ProcessPaymentCommand(string Id) : IRequest<bool>;

        public class ProcessPaymentHandler(Stripe.ChargeService charges) : IRequestHandler<ProcessPaymentCommand, bool>
        {
            public async Task<bool> Handle(ProcessPaymentCommand request, CancellationToken cancellation) =>
                (await charges.CreateAsync(new Stripe.ChargeCreateOptions())).Paid;
        }
        """, "mediator.Send(new ProcessPaymentCommand(order.Id))").FindsOperations("payment by ChargeService.CreateAsync");

    [Fact]
    public void ARequestThatSaysNothingIsFollowedToItsHandler() => Of("""
        public record Complete(string Id) : IRequest<bool>;

        public class CompleteHandler(IBank bank) : IRequestHandler<Complete, bool>
        {
            public Task<bool> Handle(Complete request, CancellationToken cancellation) => bank.ChargeAsync(new(request.Id, 1));
        }
        """, "mediator.Send(new Complete(order.Id))").FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void ARequestTypedAsAnInterfaceIsStillTheRequest() => Of("""
        public record RefundOrderCommand(string Id) : IRequest<bool>;
        """, "mediator.Send((IRequest<bool>)new RefundOrderCommand(order.Id))").FindsOperations("refund by Send of a RefundOrderCommand");

    [Fact]
    public void AQueryReads() => Of("""
        public record GetPaymentQuery(string Id) : IRequest<bool>;
        """, "mediator.Send(new GetPaymentQuery(order.Id))").FindsKinds();

    [Fact]
    public void ANotificationReports() => Of("""
        public record PaymentCompletedEvent(string Id) : INotification;
        """, "Told()", """
        private async Task<bool> Told()
        {
            await mediator.Publish(new PaymentCompletedEvent("1"));
            return true;
        }
        """).FindsKinds();

    [Fact]
    public void AnotherCommandIsNoPayment() => Of("""
        public record PlaceOrderCommand(string Id) : IRequest<bool>;
        """, "mediator.Send(new PlaceOrderCommand(order.Id))").FindsKinds();

    [Fact]
    public void AStatusCommandIsNoPayment() => Of("""
        public record UpdatePaymentStatusCommand(string Id) : IRequest<bool>;
        """, "mediator.Send(new UpdatePaymentStatusCommand(order.Id))").FindsKinds();

    [Fact]
    public void ADispatcherOfTheProjectsOwnSendsToo() => Project.Of("""
        public record MakePayment(string Id);

        public interface ICommandHandler<T> { Task HandleAsync(T command); }

        public interface IDispatcher { Task DispatchAsync<T>(T command); }

        public class MakePaymentHandler(IStock stock) : ICommandHandler<MakePayment>
        {
            public Task HandleAsync(MakePayment command) => stock.ReserveAsync(new(command.Id, 1));
        }

        public class Function(IDispatcher dispatcher)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => dispatcher.DispatchAsync(new MakePayment(order.Id));
        }
        """).FindsOperations("payment by DispatchAsync of a MakePayment");

    [Fact]
    public void ASerializerIsNoMediator() => Project.Of("""
        public record MakePaymentCommand(string Id);

        public class Function
        {
            public string FunctionHandler(Order order, ILambdaContext context) => JsonSerializer.Serialize(new MakePaymentCommand(order.Id));
        }
        """).FindsKinds();

    [Fact]
    public void AQueueIsNoMediator() => Project.Of("""
        public record MakePaymentCommand(string Id);

        public interface IMessageBus { Task SendAsync(object message); }

        public class Function(IMessageBus bus)
        {
            public Task FunctionHandler(Order order, ILambdaContext context) => bus.SendAsync(new MakePaymentCommand(order.Id));
        }
        """).FindsKinds();

    private static Project Of(string request, string call, string members = "") => Project.Of("""
        using MediatR;

        """ + request + $$"""


        public class Function(IMediator mediator)
        {
            public async Task<bool> FunctionHandler(Order order, ILambdaContext context) => await {{call}};

            {{members}}
        }
        """);
}
