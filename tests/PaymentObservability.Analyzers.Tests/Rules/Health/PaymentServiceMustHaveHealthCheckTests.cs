using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Health;

/// <summary>PAY4001: what counts as a health check, what only looks like one, and which projects need one.</summary>
public sealed class PaymentServiceMustHaveHealthCheckTests
{
    private const string Id = "PAY4001";

    [Fact]
    public void PAY4001_is_reported_once_a_project() => Assert.Single(Shops.RestApi("""
            public async Task<APIGatewayProxyResponse> RefundAsync(APIGatewayProxyRequest request, ILambdaContext context)
            {
                await _bank.ChargeAsync(request.Body);
                return new APIGatewayProxyResponse();
            }
        """).Found(Id));

    [Theory]
    [InlineData("public class HealthFunction { public APIGatewayProxyResponse Handle(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class HealthCheckHandler { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class PaymentHealthFunction { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class Ping { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class Functions { public APIGatewayProxyResponse GetHealth(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class Functions { public APIGatewayProxyResponse HealthAsync(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class StatusFunction { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class Router { public int Handle(APIGatewayProxyRequest request, ILambdaContext context) { switch (request.Path) { case \"/health\": return 1; default: return 0; } } }")]
    [InlineData("public class Router { public int Handle(APIGatewayProxyRequest request, ILambdaContext context) => request.Path == \"/api/v1/healthz\" ? 1 : 0; }")]
    [InlineData("public class Router { public int Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => request.RouteKey switch { \"GET /ping\" => 1, _ => 0 }; }")]
    [InlineData("public class Router { private static readonly Dictionary<string, int> Routes = new Dictionary<string, int> { [\"/ready\"] = 1 }; public int Handle(APIGatewayProxyRequest request, ILambdaContext context) => Routes[request.Path]; }")]
    public void A_handler_or_a_route_of_that_name_is_a_health_check(string types) => Assert.Empty(Shops.RestApi(types: types).Found(Id));

    [Theory]
    [InlineData("public class HealthInsuranceFunction { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class PaymentStatusFunction { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class PaymentFunctions { public APIGatewayProxyResponse GetStatus(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class OrderReadyFunction { public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }")]
    [InlineData("public class Router { public int Handle(APIGatewayProxyRequest request, ILambdaContext context) => request.Resource == \"/payments/{id}/status\" ? 1 : 0; }")]
    [InlineData("public class Router { public int Handle(APIGatewayProxyRequest request, ILambdaContext context) => request.Resource == \"/orders/status\" ? 1 : 0; }")]
    [InlineData("public class Router { public int Handle(APIGatewayProxyRequest request, ILambdaContext context) => request.Resource == \"/health-insurance\" ? 1 : 0; }")]
    [InlineData("public class Client { private readonly HttpClient _http = new HttpClient(); public Task<string> AskAsync() => _http.GetStringAsync(\"/health\"); }")]
    [InlineData("public class Client { public Uri Address => new Uri(\"https://other.example/health\"); }")]
    [InlineData("public class HealthService { public bool IsHealthy() => true; }")]
    public void What_only_sounds_like_one_is_none(string types) => Assert.Single(Shops.RestApi(types: types).Found(Id));

    [Fact]
    public void A_project_of_workers_needs_none() => Assert.Empty(RuleCase.Of("""
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        public interface IBank { Task<bool> ChargeAsync(string order); }
        public class Worker
        {
            private readonly IBank _bank;
            public Worker(IBank bank) => _bank = bank;
            public Task HandleAsync(SQSEvent batch, ILambdaContext context) => _bank.ChargeAsync(batch.Records[0].Body);
        }
        """).Found(Id));

    [Fact]
    public void A_service_that_takes_no_payment_needs_none() => Assert.Empty(RuleCase.Of("""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        public class PaymentsFunction { public APIGatewayProxyResponse GetPayments(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse(); }
        """).Found(Id));

    [Theory]
    [InlineData("""
        Resources:
          Health:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.12
              Handler: health.handler
              Events:
                Get:
                  Type: HttpApi
                  Properties:
                    Path: /health
                    Method: GET
        """, true)]
    [InlineData("""
        Resources:
          Route:
            Type: AWS::ApiGatewayV2::Route
            Properties:
              RouteKey: GET /healthz
        """, true)]
    [InlineData("""
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties:
              DefinitionBody:
                paths:
                  /health:
                    get: {}
        """, true)]
    [InlineData("""
        Resources:
          HealthFunction:
            Type: AWS::Serverless::Function
            Properties:
              FunctionUrlConfig: {}
        """, true)]
    [InlineData("""
        Resources:
          Status:
            Type: AWS::Serverless::Function
            Properties:
              Events:
                Get:
                  Type: HttpApi
                  Properties:
                    Path: /payments/{id}/status
                    Method: GET
        """, false)]
    public void A_template_may_have_it_elsewhere(string template, bool has) =>
        Assert.Equal(has ? 0 : 1, (Shops.RestApi() with { Files = [("/src/template.yaml", template)] }).Found(Id).Count);

    [Theory]
    [InlineData("""app.MapHealthChecks("/anything");""", true)]
    [InlineData("""app.MapGet("/health", () => "ok");""", true)]
    [InlineData("""app.MapGroup("/internal").MapGet("/ready", () => "ok");""", true)]
    [InlineData("""const string Path = "/healthz"; app.MapGet(Path, () => "ok");""", true)]
    [InlineData("""app.MapGet(Environment.GetEnvironmentVariable("X")!, () => "ok");""", true)]
    [InlineData("""app.MapGet("/payments/{id}/status", (string id) => "paid");""", false)]
    [InlineData("""app.MapGet("/payments/status", () => "paid");""", false)]
    public void Minimal_APIs_map_it(string endpoint, bool has) => Assert.Equal(has ? 0 : 1, Shops.MinimalApi(endpoint).Found(Id).Count);

    [Theory]
    [InlineData("""[HttpGet("/health")] public IActionResult Any() => Ok();""", "", true)]
    [InlineData("", """[ApiController, Route("api/[controller]")] public class HealthController : ControllerBase { [HttpGet] public IActionResult Any() => Ok(); }""", true)]
    [InlineData("""[HttpGet("{id}/status")] public IActionResult Status(string id) => Ok();""", "", false)]
    public void Controllers_have_it(string action, string types, bool has) => Assert.Equal(has ? 0 : 1, Shops.Controller(action, types).Found(Id).Count);

    [Theory]
    [InlineData("""[LambdaFunction, RestApi(LambdaHttpMethod.Get, "/health")] public IHttpResult Any() => HttpResults.Ok();""", true)]
    [InlineData("""[LambdaFunction, RestApi(LambdaHttpMethod.Get, "/payments/{id}/status")] public IHttpResult Status(string id) => HttpResults.Ok();""", false)]
    public void Annotations_route_to_it(string function, bool has) => Assert.Equal(has ? 0 : 1, Shops.Annotations(function).Found(Id).Count);

    [Fact]
    public void The_projects_own_lookalike_of_HttpClient_names_no_dependency()
    {
        var found = Assert.Single(Shops.RestApi(types: """
            public class HttpClient2 { public Uri? BaseAddress { get; set; } }
            public class Uses { public HttpClient2 Client { get; } = new HttpClient2 { BaseAddress = new Uri("https://rates.example.com/") }; }
            """).Found(Id));

        Assert.EndsWith("let it probe that it runs.", found);
    }

    [Fact]
    public void A_helper_of_the_projects_own_reads_variables() => Assert.EndsWith(
        "let it probe the DynamoDB table PAYMENTS_TABLE, the x402 facilitator, TREASURY_URL.",
        Assert.Single(Shops.RestApi(types: """
            public static class Startup
            {
                public static readonly Amazon.DynamoDBv2.IAmazonDynamoDB Dynamo = new Amazon.DynamoDBv2.AmazonDynamoDBClient();
                public static readonly string Table = Required("PAYMENTS_TABLE");
                public static readonly string Facilitator = Required("FACILITATOR_URL");
                public static readonly string Secret = Required("TREASURY_TABLET_KEY");
                public static readonly HttpClient Treasury = new HttpClient { BaseAddress = new Uri(Required("TREASURY_URL")) };
                private static string Required(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException();
            }
            """).Found(Id)));

    [Fact]
    public void A_project_that_names_no_table_is_taken_to_mean_the_guides() => Assert.EndsWith(
        "let it probe the DynamoDB table WALLET_SESSIONS_TABLE.",
        Assert.Single(Shops.RestApi(types: "public class Store { public Amazon.DynamoDBv2.IAmazonDynamoDB? Dynamo { get; set; } }").Found(Id)));

    [Fact]
    public void An_executables_one_handler_gets_no_fix() => (RuleCase.Of("""
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;

        Func<APIGatewayProxyRequest, ILambdaContext, Task<APIGatewayProxyResponse>> handler = async (request, context) =>
        {
            await new Bank().ChargeAsync(request.Body);
            return new APIGatewayProxyResponse { StatusCode = 200 };
        };
        await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

        public class Bank { public Task<bool> ChargeAsync(string order) => Task.FromResult(order.Length > 0); }
        """) with { References = Tests.Handlers.References.All, Output = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }).HasNoFix(Id);

    [Theory]
    [InlineData("public class PayFunction { public Task<APIGatewayProxyResponse> PayAsync(APIGatewayProxyRequest request, ILambdaContext")]
    [InlineData("app.MapPost(")]
    [InlineData("[HttpGet(\"/health")]
    [InlineData("BaseAddress = ; TableName = ; Environment.GetEnvironmentVariable(;")]
    public void Broken_code_breaks_nothing(string broken) => _ = Shops.RestApi(types: broken).Found(Id).Count();
}
