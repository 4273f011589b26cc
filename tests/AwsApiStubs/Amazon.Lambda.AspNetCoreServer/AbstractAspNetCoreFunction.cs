using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.Lambda.AspNetCoreServer.Internal;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Amazon.Lambda.AspNetCoreServer;

public abstract class AbstractAspNetCoreFunction
{
    public const string LAMBDA_CONTEXT = "LambdaContext";

    public const string LAMBDA_REQUEST_OBJECT = "LambdaRequestObject";

    protected AbstractAspNetCoreFunction()
    {
    }
}

/// <summary>
/// Runs the application for one event after the other, without a socket. The members of the original for streaming a response
/// (BuildStreamingPrelude, CreateLambdaResponseStream) are left out: their types are a preview.
/// </summary>
public abstract class AbstractAspNetCoreFunction<TREQUEST, TRESPONSE> : AbstractAspNetCoreFunction
{
    private readonly Dictionary<string, ResponseContentEncoding> byContentType = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ResponseContentEncoding> byContentEncoding = new(StringComparer.OrdinalIgnoreCase);
    private IServiceProvider services;
    private LambdaServer server;

    protected AbstractAspNetCoreFunction()
        : this(StartupMode.Constructor)
    {
    }

    protected AbstractAspNetCoreFunction(StartupMode startupMode)
    {
        if (startupMode == StartupMode.Constructor)
        {
            Start();
        }
    }

    protected AbstractAspNetCoreFunction(IServiceProvider hostedServices)
    {
        services = hostedServices;
        server = hostedServices.GetRequiredService<IServer>() as LambdaServer;
    }

    public ResponseContentEncoding DefaultResponseContentEncoding { get; set; }

    public bool IncludeUnhandledExceptionDetailInResponse { get; set; }

    public virtual bool EnableResponseStreaming { get; set; }

    public void RegisterResponseContentEncodingForContentType(string contentType, ResponseContentEncoding encoding) => byContentType[contentType] = encoding;

    public void RegisterResponseContentEncodingForContentEncoding(string contentEncoding, ResponseContentEncoding encoding) => byContentEncoding[contentEncoding] = encoding;

    public ResponseContentEncoding GetResponseContentEncodingForContentType(string contentType) =>
        contentType is not null && byContentType.TryGetValue(contentType.Split(';')[0].Trim(), out var encoding) ? encoding : DefaultResponseContentEncoding;

    public ResponseContentEncoding GetResponseContentEncodingForContentEncoding(string contentEncoding) =>
        contentEncoding is not null && byContentEncoding.TryGetValue(contentEncoding, out var encoding) ? encoding : DefaultResponseContentEncoding;

    [LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
    public virtual async Task<TRESPONSE> FunctionHandlerAsync(TREQUEST request, ILambdaContext lambdaContext)
    {
        if (server is null)
        {
            Start();
        }

        var features = new InvokeFeatures();
        MarshallRequest(features, request, lambdaContext);
        PostMarshallRequestFeature(features.Get<IHttpRequestFeature>(), request, lambdaContext);
        PostMarshallConnectionFeature(features.Get<IHttpConnectionFeature>(), request, lambdaContext);
        PostMarshallHttpAuthenticationFeature(features.Get<IHttpAuthenticationFeature>(), request, lambdaContext);
        PostMarshallTlsConnectionFeature(features.Get<ITlsConnectionFeature>(), request, lambdaContext);
        var items = features.Get<IItemsFeature>();
        items.Items[LAMBDA_CONTEXT] = lambdaContext;
        items.Items[LAMBDA_REQUEST_OBJECT] = request;
        PostMarshallItemsFeatureFeature(items, request, lambdaContext);

        await using var scope = services.CreateAsyncScope();
        features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = scope.ServiceProvider });
        var response = await ProcessRequest(lambdaContext, CreateContext(features), features).ConfigureAwait(false);
        PostMarshallResponseFeature(features.Get<IHttpResponseFeature>(), response, lambdaContext);
        return response;
    }

    protected virtual void Init(IWebHostBuilder builder)
    {
    }

    protected virtual void Init(IHostBuilder builder)
    {
    }

    protected virtual IHostBuilder CreateHostBuilder() => Host.CreateDefaultBuilder();

    protected virtual IEnumerable<HttpRequestMessage> GetBeforeSnapshotRequests() => Enumerable.Empty<HttpRequestMessage>();

    protected void Start()
    {
        var builder = CreateHostBuilder().ConfigureWebHostDefaults(web =>
        {
            Init(web);
            web.ConfigureServices(collection => collection.AddSingleton<IServer, LambdaServer>());
        });
        Init(builder);
        var host = builder.Build();
        PostCreateHost(host);
        host.Start();
        services = host.Services;
        server = (LambdaServer)services.GetRequiredService<IServer>();
    }

    protected object CreateContext(IFeatureCollection features) => server.Application.CreateContext(features);

    protected string ErrorReport(Exception e) => e?.ToString() ?? "";

    protected async Task<TRESPONSE> ProcessRequest(ILambdaContext lambdaContext, object context, InvokeFeatures features, bool rethrowUnhandledError = false)
    {
        Exception error = null;
        try
        {
            await server.Application.ProcessRequestAsync(context).ConfigureAwait(false);
            await features.StartResponseAsync().ConfigureAwait(false);
        }
        catch (Exception unhandled)
        {
            error = unhandled;
            if (rethrowUnhandledError)
            {
                server.Application.DisposeContext(context, error);
                throw;
            }

            lambdaContext?.Logger?.LogLine(ErrorReport(unhandled));
            features.Get<IHttpResponseFeature>().StatusCode = 500;
        }

        var response = MarshallResponse(features.Get<IHttpResponseFeature>(), lambdaContext, error is null ? 200 : 500);
        await features.CompleteResponseAsync().ConfigureAwait(false);
        server.Application.DisposeContext(context, error);
        return response;
    }

    protected virtual void PostCreateHost(IHost webHost)
    {
    }

    protected virtual void PostMarshallItemsFeatureFeature(IItemsFeature aspNetCoreItemFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext)
    {
    }

    protected virtual void PostMarshallHttpAuthenticationFeature(IHttpAuthenticationFeature aspNetCoreHttpAuthenticationFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext)
    {
    }

    protected virtual void PostMarshallRequestFeature(IHttpRequestFeature aspNetCoreRequestFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext)
    {
    }

    protected virtual void PostMarshallConnectionFeature(IHttpConnectionFeature aspNetCoreConnectionFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext)
    {
    }

    protected virtual void PostMarshallTlsConnectionFeature(ITlsConnectionFeature aspNetCoreConnectionFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext)
    {
    }

    protected virtual void PostMarshallResponseFeature(IHttpResponseFeature aspNetCoreResponseFeature, TRESPONSE lambdaResponse, ILambdaContext lambdaContext)
    {
    }

    protected abstract void MarshallRequest(InvokeFeatures features, TREQUEST lambdaRequest, ILambdaContext lambdaContext);

    protected abstract TRESPONSE MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200);
}
