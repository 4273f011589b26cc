using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The stand-in asks no runtime API for work: it handles what <see cref="ScriptedLambdaRuntime"/> has and returns.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler handler;
    private readonly LambdaBootstrapInitializer initializer;

    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
    {
        this.handler = handler ?? throw new ArgumentNullException(nameof(handler));
        this.initializer = initializer;
    }

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this((HttpClient)null, handler, initializer)
    {
    }

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this((HttpClient)null, handler, initializer)
    {
    }

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this((HttpClient)null, handlerWrapper.Handler, initializer)
    {
    }

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this((HttpClient)null, handlerWrapper.Handler, initializer)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper.Handler, initializer)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper.Handler, initializer)
    {
    }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (initializer is not null && !await initializer().ConfigureAwait(false))
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested && ScriptedLambdaRuntime.TryNext(out var request))
        {
            using (request)
            {
                try
                {
                    var response = await handler(request).ConfigureAwait(false);
                    ScriptedLambdaRuntime.Answer(response);
                }
                catch (Exception error)
                {
                    // The original reports the error of one invocation and goes on to the next.
                    ScriptedLambdaRuntime.Fail(error);
                }
            }
        }
    }

    public static HttpClient ConstructHttpClient() => new();

    protected virtual void Dispose(bool disposing)
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}
