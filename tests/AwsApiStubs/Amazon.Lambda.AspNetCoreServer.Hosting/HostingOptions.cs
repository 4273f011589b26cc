using System;
using System.Collections.Generic;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Amazon.Lambda.AspNetCoreServer.Hosting;

public class HostingOptions
{
    public ILambdaSerializer? Serializer { get; set; }

    public ResponseContentEncoding DefaultResponseContentEncoding { get; set; }

    public bool IncludeUnhandledExceptionDetailInResponse { get; set; }

    public bool EnableResponseStreaming { get; set; }

    public Action<IHttpRequestFeature, object, ILambdaContext>? PostMarshallRequestFeature { get; set; }

    public Action<IHttpResponseFeature, object, ILambdaContext>? PostMarshallResponseFeature { get; set; }

    public Action<IHttpConnectionFeature, object, ILambdaContext>? PostMarshallConnectionFeature { get; set; }

    public Action<IHttpAuthenticationFeature, object, ILambdaContext>? PostMarshallHttpAuthenticationFeature { get; set; }

    public Action<ITlsConnectionFeature, object, ILambdaContext>? PostMarshallTlsConnectionFeature { get; set; }

    public Action<IItemsFeature, object, ILambdaContext>? PostMarshallItemsFeature { get; set; }

    internal Dictionary<string, ResponseContentEncoding> ContentTypes { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, ResponseContentEncoding> ContentEncodings { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void RegisterResponseContentEncodingForContentType(string contentType, ResponseContentEncoding encoding) => ContentTypes[contentType] = encoding;

    public void RegisterResponseContentEncodingForContentEncoding(string contentEncoding, ResponseContentEncoding encoding) => ContentEncodings[contentEncoding] = encoding;
}
