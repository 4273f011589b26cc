using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.AspNetCoreServer.Internal;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer;

public abstract class APIGatewayProxyFunction : AbstractAspNetCoreFunction<APIGatewayProxyRequest, APIGatewayProxyResponse>
{
    [Obsolete("Replaced by AbstractAspNetCoreFunction.LAMBDA_CONTEXT")]
    public new const string LAMBDA_CONTEXT = AbstractAspNetCoreFunction.LAMBDA_CONTEXT;

    [Obsolete("Replaced by AbstractAspNetCoreFunction.LAMBDA_REQUEST_OBJECT")]
    public const string APIGATEWAY_REQUEST = LAMBDA_REQUEST_OBJECT;

    protected APIGatewayProxyFunction()
    {
    }

    protected APIGatewayProxyFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }

    protected APIGatewayProxyFunction(IServiceProvider hostedServices)
        : base(hostedServices)
    {
    }

    [Obsolete("Calls to the constructor should be replaced with the constructor that takes a Amazon.Lambda.AspNetCoreServer.StartupMode as the parameter.")]
    protected APIGatewayProxyFunction(AspNetCoreStartupMode startupMode)
        : base((StartupMode)startupMode)
    {
    }

    protected override void MarshallRequest(InvokeFeatures features, APIGatewayProxyRequest apiGatewayRequest, ILambdaContext lambdaContext)
    {
        Marshalling.Request(
            features,
            ParseHttpMethod(apiGatewayRequest),
            ParseHttpPath(apiGatewayRequest),
            Marshalling.Query(apiGatewayRequest.QueryStringParameters, apiGatewayRequest.MultiValueQueryStringParameters),
            apiGatewayRequest.Headers,
            apiGatewayRequest.MultiValueHeaders,
            apiGatewayRequest.Body,
            apiGatewayRequest.IsBase64Encoded);
        var request = features.Get<IHttpRequestFeature>();
        request.Headers = AddMissingRequestHeaders(apiGatewayRequest, request.Headers);
    }

    protected override APIGatewayProxyResponse MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200)
    {
        var (body, isBase64) = Marshalling.Body(responseFeatures, Marshalling.EncodingOf(this, responseFeatures));
        return new APIGatewayProxyResponse
        {
            StatusCode = responseFeatures.StatusCode != 0 ? responseFeatures.StatusCode : statusCodeIfNotSet,
            Headers = responseFeatures.Headers.ToDictionary(pair => pair.Key, pair => string.Join(",", pair.Value.AsEnumerable())),
            MultiValueHeaders = responseFeatures.Headers.ToDictionary(pair => pair.Key, pair => (IList<string>)pair.Value.ToList()),
            Body = body,
            IsBase64Encoded = isBase64,
        };
    }

    protected virtual string ParseHttpPath(APIGatewayProxyRequest apiGatewayRequest) => apiGatewayRequest.Path;

    protected virtual string ParseHttpMethod(APIGatewayProxyRequest apiGatewayRequest) => apiGatewayRequest.HttpMethod;

    protected virtual IHeaderDictionary AddMissingRequestHeaders(APIGatewayProxyRequest apiGatewayRequest, IHeaderDictionary headers) => headers;

    [Obsolete("References should be updated to Amazon.Lambda.AspNetCoreServer.StartupMode")]
    public enum AspNetCoreStartupMode
    {
        Constructor = 0,
        FirstRequest = 1,
    }
}

public abstract class APIGatewayProxyFunction<TStartup> : APIGatewayProxyFunction
    where TStartup : class
{
    protected APIGatewayProxyFunction()
    {
    }

    protected APIGatewayProxyFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }

    protected override void Init(IWebHostBuilder builder) => builder.UseStartup<TStartup>();
}
