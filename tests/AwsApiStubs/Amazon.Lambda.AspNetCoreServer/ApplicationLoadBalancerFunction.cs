using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.AspNetCoreServer.Internal;
using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer;

public abstract class ApplicationLoadBalancerFunction : AbstractAspNetCoreFunction<ApplicationLoadBalancerRequest, ApplicationLoadBalancerResponse>
{
    protected ApplicationLoadBalancerFunction()
    {
    }

    protected ApplicationLoadBalancerFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }

    protected ApplicationLoadBalancerFunction(IServiceProvider hostedServices)
        : base(hostedServices)
    {
    }

    protected override void MarshallRequest(InvokeFeatures features, ApplicationLoadBalancerRequest lambdaRequest, ILambdaContext lambdaContext) => Marshalling.Request(
        features,
        lambdaRequest.HttpMethod,
        lambdaRequest.Path,
        Marshalling.Query(lambdaRequest.QueryStringParameters, lambdaRequest.MultiValueQueryStringParameters),
        lambdaRequest.Headers,
        lambdaRequest.MultiValueHeaders,
        lambdaRequest.Body,
        lambdaRequest.IsBase64Encoded);

    protected override ApplicationLoadBalancerResponse MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200)
    {
        var (body, isBase64) = Marshalling.Body(responseFeatures, Marshalling.EncodingOf(this, responseFeatures));
        return new ApplicationLoadBalancerResponse
        {
            StatusCode = responseFeatures.StatusCode != 0 ? responseFeatures.StatusCode : statusCodeIfNotSet,
            Headers = responseFeatures.Headers.ToDictionary(pair => pair.Key, pair => string.Join(",", pair.Value.AsEnumerable())),
            MultiValueHeaders = responseFeatures.Headers.ToDictionary(pair => pair.Key, pair => (IList<string>)pair.Value.ToList()),
            Body = body,
            IsBase64Encoded = isBase64,
        };
    }
}

public abstract class ApplicationLoadBalancerFunction<TStartup> : ApplicationLoadBalancerFunction
    where TStartup : class
{
    protected ApplicationLoadBalancerFunction()
    {
    }

    protected ApplicationLoadBalancerFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }

    protected override void Init(IWebHostBuilder builder) => builder.UseStartup<TStartup>();
}
