using PaymentObservability.Health;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>How each hosting style enters the health check and sends its answer.</summary>
internal static class HealthStyleTexts
{
    private const string Headers = "new global::System.Collections.Generic.Dictionary<string, string> { [\"Content-Type\"] = \"application/json\", [\"Cache-Control\"] = \"no-store\" }";

    /// <summary>The public method, not indented.</summary>
    /// <param name="style">The style.</param>
    /// <param name="isBare">Whether there is nothing to probe: then nothing is awaited.</param>
    /// <param name="usesServices">Whether the probes take what the application has registered.</param>
    public static string Endpoint(HealthStyle style, bool isBare, bool usesServices) => style switch
    {
        HealthStyle.RestApi => Function("global::Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse", isBare),
        HealthStyle.HttpApi => Function("global::Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyResponse", isBare),
        HealthStyle.LoadBalancer => Function("global::Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerResponse", isBare),
        HealthStyle.AnnotationsRestApi => Annotated("RestApi", isBare),
        HealthStyle.AnnotationsHttpApi => Annotated("HttpApi", isBare),
        HealthStyle.Controller => Action(isBare, usesServices),
        _ => Mapped(isBare, usesServices),
    };

    private static string Function(string response, bool isBare) => isBare
        ? $$"""
        /// <summary>GET /health.</summary>
        public {{response}} Handle(global::Amazon.Lambda.Core.ILambdaContext context)
        {
            return new {{response}}
            {
                StatusCode = 200,
                Headers = {{Headers}},
                Body = Check(),
            };
        }
        """
        : $$"""
        /// <summary>GET /health.</summary>
        public async global::System.Threading.Tasks.Task<{{response}}> HandleAsync(global::Amazon.Lambda.Core.ILambdaContext context)
        {
            var (isHealthy, body) = await CheckAsync(context.Logger).ConfigureAwait(false);
            return new {{response}}
            {
                StatusCode = isHealthy ? 200 : 503,
                Headers = {{Headers}},
                Body = body,
            };
        }
        """;

    private static string Annotated(string kind, bool isBare) => isBare
        ? $$"""
        /// <summary>GET /health.</summary>
        [global::Amazon.Lambda.Annotations.LambdaFunction]
        [global::Amazon.Lambda.Annotations.APIGateway.{{kind}}(global::Amazon.Lambda.Annotations.APIGateway.LambdaHttpMethod.Get, "/health")]
        public global::Amazon.Lambda.Annotations.APIGateway.IHttpResult Handle()
        {
            return global::Amazon.Lambda.Annotations.APIGateway.HttpResults.Ok(Check()).AddHeader("Content-Type", "application/json");
        }
        """
        : $$"""
        /// <summary>GET /health.</summary>
        [global::Amazon.Lambda.Annotations.LambdaFunction]
        [global::Amazon.Lambda.Annotations.APIGateway.{{kind}}(global::Amazon.Lambda.Annotations.APIGateway.LambdaHttpMethod.Get, "/health")]
        public async global::System.Threading.Tasks.Task<global::Amazon.Lambda.Annotations.APIGateway.IHttpResult> HandleAsync(global::Amazon.Lambda.Core.ILambdaContext context)
        {
            var (isHealthy, body) = await CheckAsync(context.Logger).ConfigureAwait(false);
            return global::Amazon.Lambda.Annotations.APIGateway.HttpResults.NewResult(isHealthy ? global::System.Net.HttpStatusCode.OK : global::System.Net.HttpStatusCode.ServiceUnavailable, body)
                .AddHeader("Content-Type", "application/json")
                .AddHeader("Cache-Control", "no-store");
        }
        """;

    private static string Action(bool isBare, bool usesServices) => isBare
        ? """
        /// <summary>GET /health.</summary>
        [global::Microsoft.AspNetCore.Mvc.HttpGet("/health")]
        public global::Microsoft.AspNetCore.Mvc.IActionResult Get() => Content(Check(), "application/json");
        """
        : $$"""
        /// <summary>GET /health.</summary>
        [global::Microsoft.AspNetCore.Mvc.HttpGet("/health")]
        public async global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Mvc.IActionResult> GetAsync()
        {
            {{Logger("HttpContext")}}
            var (isHealthy, body) = await CheckAsync(logger{{(usesServices ? ", HttpContext.RequestServices" : "")}}).ConfigureAwait(false);
            return new global::Microsoft.AspNetCore.Mvc.ContentResult { StatusCode = isHealthy ? 200 : 503, ContentType = "application/json", Content = body };
        }
        """;

    private static string Mapped(bool isBare, bool usesServices) => isBare
        ? """
        /// <summary>GET /health.</summary>
        public async global::System.Threading.Tasks.Task HandleAsync(global::Microsoft.AspNetCore.Http.HttpContext http)
        {
            http.Response.ContentType = "application/json";
            await global::Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, Check(), http.RequestAborted).ConfigureAwait(false);
        }
        """
        : $$"""
        /// <summary>GET /health.</summary>
        public async global::System.Threading.Tasks.Task HandleAsync(global::Microsoft.AspNetCore.Http.HttpContext http)
        {
            {{Logger("http")}}
            var (isHealthy, body) = await CheckAsync(logger{{(usesServices ? ", http.RequestServices" : "")}}).ConfigureAwait(false);
            http.Response.StatusCode = isHealthy ? 200 : 503;
            http.Response.ContentType = "application/json";
            await global::Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, body, http.RequestAborted).ConfigureAwait(false);
        }
        """;

    private static string Logger(string context) =>
        $"var logger = global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<global::Microsoft.Extensions.Logging.ILoggerFactory>({context}.RequestServices).CreateLogger(\"Health\");";
}
