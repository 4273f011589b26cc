using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace MediatR;

public class Mediator : IMediator
{
    private readonly IServiceProvider services;

    public Mediator(IServiceProvider serviceProvider)
    {
        services = serviceProvider;
    }

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (Task<TResponse>)Call(nameof(RunAsync), new[] { request.GetType(), typeof(TResponse) }, request, cancellationToken);
    }

    public Task Send<TRequest>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IRequest
    {
        ArgumentNullException.ThrowIfNull(request);
        return (Task)Call(nameof(RunVoidAsync), new[] { request.GetType() }, request, cancellationToken);
    }

    public async Task<object?> Send(object request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var contract = request.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>));
        if (contract is null)
        {
            await ((Task)Call(nameof(RunVoidAsync), new[] { request.GetType() }, request, cancellationToken)).ConfigureAwait(false);
            return Unit.Value;
        }

        var task = (Task)Call(nameof(RunAsync), new[] { request.GetType(), contract.GetGenericArguments()[0] }, request, cancellationToken);
        await task.ConfigureAwait(false);
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    public Task Publish(object notification, CancellationToken cancellationToken = default) =>
        (Task)Call(nameof(TellAsync), new[] { notification.GetType() }, notification, cancellationToken);

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => Publish((object)notification, cancellationToken);

    private object Call(string method, Type[] types, object argument, CancellationToken cancellationToken) =>
        typeof(Mediator).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(types)
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, new[] { argument, cancellationToken }, null)!;

    private Task<TResponse> RunAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : IRequest<TResponse> =>
        Through<TRequest, TResponse>(request, token => services.GetRequiredService<IRequestHandler<TRequest, TResponse>>().Handle(request, token), cancellationToken);

    private Task RunVoidAsync<TRequest>(TRequest request, CancellationToken cancellationToken)
        where TRequest : IRequest =>
        Through<TRequest, Unit>(
            request,
            async token =>
            {
                await services.GetRequiredService<IRequestHandler<TRequest>>().Handle(request, token).ConfigureAwait(false);
                return Unit.Value;
            },
            cancellationToken);

    private Task<TResponse> Through<TRequest, TResponse>(TRequest request, RequestHandlerDelegate<TResponse> last, CancellationToken cancellationToken)
        where TRequest : notnull
    {
        RequestHandlerDelegate<TResponse> run = _ => last(cancellationToken);
        foreach (var behavior in services.GetServices<IPipelineBehavior<TRequest, TResponse>>().Reverse())
        {
            var next = run;
            run = _ => behavior.Handle(request, next, cancellationToken);
        }

        return run(cancellationToken);
    }

    private async Task TellAsync<TNotification>(TNotification notification, CancellationToken cancellationToken)
        where TNotification : INotification
    {
        foreach (var handler in services.GetServices<INotificationHandler<TNotification>>())
        {
            await handler.Handle(notification, cancellationToken).ConfigureAwait(false);
        }
    }
}
