using System;
using System.Linq;
using Amazon.Lambda.AspNetCoreServer.Internal;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer;

public abstract class APIGatewayHttpApiV2ProxyFunction : AbstractAspNetCoreFunction<APIGatewayHttpApiV2ProxyRequest, APIGatewayHttpApiV2ProxyResponse>
{
    protected APIGatewayHttpApiV2ProxyFunction()
    {
    }

    protected APIGatewayHttpApiV2ProxyFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }

    protected APIGatewayHttpApiV2ProxyFunction(IServiceProvider hostedServices)
        : base(hostedServices)
    {
    }

    protected override void MarshallRequest(InvokeFeatures features, APIGatewayHttpApiV2ProxyRequest apiGatewayRequest, ILambdaContext lambdaContext) => Marshalling.Request(
        features,
        apiGatewayRequest.RequestContext?.Http?.Method,
        apiGatewayRequest.RequestContext?.Http?.Path ?? apiGatewayRequest.RawPath,
        apiGatewayRequest.RawQueryString,
        apiGatewayRequest.Headers,
        null,
        apiGatewayRequest.Body,
        apiGatewayRequest.IsBase64Encoded);

    protected override APIGatewayHttpApiV2ProxyResponse MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200)
    {
        var (body, isBase64) = Marshalling.Body(responseFeatures, Marshalling.EncodingOf(this, responseFeatures));
        return new APIGatewayHttpApiV2ProxyResponse
        {
            StatusCode = responseFeatures.StatusCode != 0 ? responseFeatures.StatusCode : statusCodeIfNotSet,
            Headers = responseFeatures.Headers.ToDictionary(pair => pair.Key, pair => string.Join(",", pair.Value.AsEnumerable())),
            Body = body,
            IsBase64Encoded = isBase64,
        };
    }
}

public abstract class APIGatewayHttpApiV2ProxyFunction<TStartup> : APIGatewayHttpApiV2ProxyFunction
    where TStartup : class
{
    protected APIGatewayHttpApiV2ProxyFunction()
    {
    }

    protected APIGatewayHttpApiV2ProxyFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }

    protected override void Init(IWebHostBuilder builder) => builder.UseStartup<TStartup>();
}
