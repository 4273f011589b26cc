using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using MediatR;

namespace Microsoft.Extensions.DependencyInjection;

public class MediatRServiceConfiguration
{
    internal List<Assembly> Assemblies { get; } = new();

    internal List<Type> OpenBehaviors { get; } = new();

    public MediatRServiceConfiguration RegisterServicesFromAssembly(Assembly assembly)
    {
        Assemblies.Add(assembly);
        return this;
    }

    public MediatRServiceConfiguration RegisterServicesFromAssemblyContaining<T>() => RegisterServicesFromAssembly(typeof(T).Assembly);

    public MediatRServiceConfiguration AddOpenBehavior(Type openBehaviorType, ServiceLifetime serviceLifetime = ServiceLifetime.Transient)
    {
        OpenBehaviors.Add(openBehaviorType);
        return this;
    }
}

public static class ServiceCollectionExtensions
{
    private static readonly Type[] Handlers = { typeof(IRequestHandler<,>), typeof(IRequestHandler<>), typeof(INotificationHandler<>) };

    public static IServiceCollection AddMediatR(this IServiceCollection services, Action<MediatRServiceConfiguration> configuration)
    {
        var configured = new MediatRServiceConfiguration();
        configuration(configured);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient<ISender>(provider => provider.GetRequiredService<IMediator>());
        services.AddTransient<IPublisher>(provider => provider.GetRequiredService<IMediator>());
        foreach (var type in configured.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(it => it.IsGenericType && Handlers.Contains(it.GetGenericTypeDefinition())))
            {
                services.AddTransient(contract, type);
            }
        }

        foreach (var behavior in configured.OpenBehaviors)
        {
            services.AddTransient(typeof(IPipelineBehavior<,>), behavior);
        }

        return services;
    }
}
