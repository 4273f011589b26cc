using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.XRay.Recorder.Core;

namespace Amazon.XRay.Recorder.Handlers.System.Net;

public class HttpClientXRayTracingHandler : DelegatingHandler
{
    public HttpClientXRayTracingHandler()
    {
    }

    public HttpClientXRayTracingHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AWSXRayRecorder.Instance.TraceMethodAsync(request.RequestUri?.Host ?? "http", () => base.SendAsync(request, cancellationToken));
}

public class HttpClientXRaySanitizedTracingHandler : HttpClientXRayTracingHandler
{
    public HttpClientXRaySanitizedTracingHandler()
    {
    }

    public HttpClientXRaySanitizedTracingHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }
}
