using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Amazon.Lambda.AspNetCoreServer.Internal;

/// <summary>The features of one request. The original implements each of them itself; here only the response is our own.</summary>
public class InvokeFeatures : FeatureCollection
{
    private readonly Response response = new();

    public InvokeFeatures()
    {
        Set<IItemsFeature>(new ItemsFeature());
        Set<IHttpAuthenticationFeature>(new Authentication());
        Set<IHttpRequestFeature>(new HttpRequestFeature());
        Set<IHttpResponseFeature>(response);
        Set<IHttpResponseBodyFeature>(response.BodyFeature);
        Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback });
        Set<IHttpRequestIdentifierFeature>(new HttpRequestIdentifierFeature());
        Set<ITlsConnectionFeature>(new TlsConnectionFeature());
    }

    internal static byte[] ResponseBody(IHttpResponseFeature feature) => feature is Response own ? own.Written.ToArray() : Array.Empty<byte>();

    internal Task StartResponseAsync() => response.StartAsync();

    internal Task CompleteResponseAsync() => response.CompleteAsync();

    private sealed class Authentication : IHttpAuthenticationFeature
    {
        public ClaimsPrincipal User { get; set; }
    }

    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> starting = new();
        private readonly Stack<(Func<object, Task> Callback, object State)> completed = new();
        private bool started;

        public Response()
        {
            BodyFeature = new ResponseBodyFeature(this);
        }

        public MemoryStream Written { get; } = new();

        public IHttpResponseBodyFeature BodyFeature { get; }

        public override bool HasStarted => started;

        public override void OnStarting(Func<object, Task> callback, object state) => starting.Push((callback, state));

        public override void OnCompleted(Func<object, Task> callback, object state) => completed.Push((callback, state));

        public async Task StartAsync()
        {
            if (started)
            {
                return;
            }

            while (starting.TryPop(out var next))
            {
                await next.Callback(next.State).ConfigureAwait(false);
            }

            started = true;
        }

        public async Task CompleteAsync()
        {
            await StartAsync().ConfigureAwait(false);
            while (completed.TryPop(out var next))
            {
                await next.Callback(next.State).ConfigureAwait(false);
            }
        }

        private sealed class ResponseBodyFeature : StreamResponseBodyFeature
        {
            private readonly Response response;

            public ResponseBodyFeature(Response response)
                : base(response.Written)
            {
                this.response = response;
            }

            public override async Task StartAsync(CancellationToken cancellationToken = default)
            {
                await response.StartAsync().ConfigureAwait(false);
                await base.StartAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
