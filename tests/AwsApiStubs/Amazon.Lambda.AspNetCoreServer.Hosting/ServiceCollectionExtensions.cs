using System;
using System.Net.Http;
using System.Text.Json.Serialization;
using Amazon.Lambda.AspNetCoreServer.Hosting;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Microsoft.Extensions.DependencyInjection;

public enum LambdaEventSource
{
    RestApi = 0,
    HttpApi = 1,
    ApplicationLoadBalancer = 2,
    WebsocketApi = 3,
}

/// <summary>As the original outside of Lambda, the stand-in leaves the server of the application as it is.</summary>
public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) => AddAWSLambdaHosting(services, eventSource, configure: null);

    public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource, Action<HostingOptions>? configure = null)
    {
        var options = new HostingOptions();
        configure?.Invoke(options);
        return services.AddSingleton(options);
    }

    public static IServiceCollection AddAWSLambdaHosting<T>(this IServiceCollection services, LambdaEventSource eventSource, SourceGeneratorLambdaJsonSerializer<T> serializer, Action<HostingOptions>? configure = null)
        where T : JsonSerializerContext =>
        AddAWSLambdaHosting(services, eventSource, options =>
        {
            options.Serializer = serializer;
            configure?.Invoke(options);
        });

    public static IServiceCollection AddAWSLambdaBeforeSnapshotRequest(this IServiceCollection services, HttpRequestMessage beforeSnapStartRequest) => services;
}
