using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Health;

/// <summary>PAY4002 and PAY4003 on health checks that people wrote themselves.</summary>
public sealed class HealthCheckQualityTests
{
    private const string Store = """

        public class Store
        {
            public static readonly Amazon.DynamoDBv2.IAmazonDynamoDB Dynamo = new Amazon.DynamoDBv2.AmazonDynamoDBClient();
            public static readonly string Table = Environment.GetEnvironmentVariable("PAYMENTS_TABLE")!;
        }
        """;

    private static RuleCase With(string body, string members = "", string name = "HealthFunction") => Shops.RestApi(types: $$"""
        {{Store}}
        public class {{name}}
        {
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                await Task.Yield();
        {{body}}
            }

        {{members}}
        }
        """);

    private const string Probe = "await Store.Dynamo.DescribeTableAsync(Store.Table);";

    [Fact]
    public void PAY4002_A_hard_coded_ok_asks_nothing() => Assert.Equal(
        ["The health check 'HealthFunction.Handle' asks nothing: it answers the same when the DynamoDB table PAYMENTS_TABLE cannot be reached. Let it ask what payments need, and answer 503 when something does not answer."],
        With("""        context.Logger.LogLine("health"); return new APIGatewayProxyResponse { StatusCode = 200, Body = System.Text.Json.JsonSerializer.Serialize(new { status = "ok" }) };""").Found("PAY4002"));

    [Fact]
    public void PAY4002_A_liveness_check_need_not_ask() => Assert.Empty(With("return new APIGatewayProxyResponse { StatusCode = 200 };", name: "PingFunction").Found("PAY4002"));

    [Fact]
    public void PAY4002_One_that_asks_is_right() => Assert.Empty(With(Probe + "return new APIGatewayProxyResponse { StatusCode = 200 };").Found("PAY4002"));

    [Fact]
    public void PAY4002_One_that_asks_by_a_helper_is_right() => Assert.Empty(With("await CheckAsync(); return new APIGatewayProxyResponse { StatusCode = 200 };", "private static Task CheckAsync() => Store.Dynamo.DescribeTableAsync(Store.Table);").Found("PAY4002"));

    [Fact]
    public void PAY4002_An_interface_without_code_here_may_ask() => Assert.Empty(With("return new APIGatewayProxyResponse { StatusCode = Probe!.IsWell() ? 200 : 503 };", "public interface IProbe { bool IsWell(); } public IProbe? Probe { get; set; }").Found("PAY4002"));

    [Fact]
    public void PAY4002_A_delegate_may_ask() => Assert.Empty(With("return new APIGatewayProxyResponse { StatusCode = Probe!() ? 200 : 503 };", "public Func<bool>? Probe { get; set; }").Found("PAY4002"));

    [Fact]
    public void PAY4002_Another_that_asks_is_enough() => Assert.Empty(With("return new APIGatewayProxyResponse { StatusCode = 200 };", $$"""
        public async Task<APIGatewayProxyResponse> Ready(APIGatewayProxyRequest request, ILambdaContext context) { {{Probe}} return new APIGatewayProxyResponse { StatusCode = 200 }; }
        """).Found("PAY4002"));

    [Fact]
    public void PAY4002_A_service_without_dependencies_says_what_is_true() => Assert.Empty(Shops.RestApi(types: """
        public class HealthFunction { public APIGatewayProxyResponse Handle(APIGatewayProxyRequest request, ILambdaContext context) => new APIGatewayProxyResponse { StatusCode = 200 }; }
        """).Found("PAY4002"));

    [Fact]
    public void PAY4002_200_whatever_it_finds() => Assert.Contains("answers 200 whatever it finds", Assert.Single(With($$"""
                try { {{Probe}} return new APIGatewayProxyResponse { StatusCode = 200, Body = "healthy" }; }
                catch (Exception) { return new APIGatewayProxyResponse { StatusCode = 200, Body = "unhealthy" }; }
        """).Found("PAY4002")));

    [Fact]
    public void PAY4002_503_where_it_fails_is_right() => Assert.Empty(With($$"""
                try { {{Probe}} return new APIGatewayProxyResponse { StatusCode = 200, Body = "healthy" }; }
                catch (Exception) { return new APIGatewayProxyResponse { StatusCode = 503, Body = "unhealthy" }; }
        """).Found("PAY4002"));

    [Fact]
    public void PAY4002_The_guides_own_answer_claims_what_nobody_asked() => Assert.Contains("says that 'x402_api' is well and does not ask it", Assert.Single(With(
        Probe + """return new APIGatewayProxyResponse { StatusCode = 200, Body = System.Text.Json.JsonSerializer.Serialize(new { status = "healthy", dependencies = new { dynamodb = "ok", x402_api = "ok" } }) };""").Found("PAY4002")));

    [Fact]
    public void PAY4002_A_version_in_the_code() => Assert.Contains("tells a version that is written into the code", Assert.Single(With(
        Probe + """return new APIGatewayProxyResponse { StatusCode = 200, Body = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["version"] = "1.0.0" }) };""").Found("PAY4002")));

    [Fact]
    public void PAY4002_A_minimal_API() => Assert.Single(Shops.MinimalApi("""app.MapGet("/health", () => "ok");""", types: Store).Found("PAY4002"));

    private const string Answer = "public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, System.Threading.CancellationToken cancellation = default)";

    private static RuleCase Registered(string registration, string check, string mapping = "app.MapHealthChecks(\"/health\");") => Shops.MinimalApi(
        mapping,
        $"builder.Services.AddHealthChecks(){registration};",
        Store + check.Replace("IHealthCheck", "Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck").Replace("HealthCheckResult", "Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult").Replace("HealthCheckContext", "Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext"));

    private const string Fine = "public class StoreCheck : IHealthCheck { " + Answer + " => Task.FromResult(HealthCheckResult.Healthy(\"fine\")); }";

    [Theory]
    [InlineData(".AddCheck<StoreCheck>(\"store\")")]
    [InlineData(".AddCheck(\"store\", new StoreCheck())")]
    [InlineData(".AddTypeActivatedCheck<StoreCheck>(\"store\")")]
    [InlineData(".AddCheck<StoreCheck>(\"store\").AddCheck(\"self\", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy())")]
    public void PAY4002_A_registered_check_that_is_always_healthy(string registration) => Assert.Equal(
        ["The health check 'StoreCheck' asks nothing: it answers the same when the DynamoDB table PAYMENTS_TABLE cannot be reached. Let it ask what payments need, and answer 503 when something does not answer."],
        Registered(registration, Fine).Compiling().Found("PAY4002"));

    [Fact]
    public void PAY4002_A_registered_lambda_that_is_always_healthy() => Assert.Contains("'payments' asks nothing", Assert.Single(
        Registered(".AddCheck(\"payments\", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy())", "").Compiling().Found("PAY4002")));

    [Fact]
    public void PAY4002_A_registered_check_that_swallows() => Assert.Contains("'StoreCheck' answers that it is healthy whatever it finds", Assert.Single(Registered(".AddCheck<StoreCheck>(\"store\")", $$"""
        public class StoreCheck : IHealthCheck
        {
            {{Answer.Replace("public", "public async")}}
            {
                try { {{Probe}} return HealthCheckResult.Healthy(); }
                catch (System.Exception e) { return HealthCheckResult.Healthy(e.Message); }
            }
        }
        """).Compiling().Found("PAY4002")));

    [Theory]
    [InlineData("public class StoreCheck : IHealthCheck { public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, System.Threading.CancellationToken cancellation = default) { await Store.Dynamo.DescribeTableAsync(Store.Table); return HealthCheckResult.Healthy(); } }", ".AddCheck<StoreCheck>(\"store\")")]
    [InlineData("public class StoreCheck : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, System.Threading.CancellationToken cancellation = default) => Task.FromResult(Store.Table.Length > 3 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy()); }", ".AddCheck<StoreCheck>(\"store\")")]
    [InlineData("public class StoreCheck : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, System.Threading.CancellationToken cancellation = default) => Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus)); }", ".AddCheck<StoreCheck>(\"store\")")]
    [InlineData("public class LiveCheck : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, System.Threading.CancellationToken cancellation = default) => Task.FromResult(HealthCheckResult.Healthy()); }", ".AddCheck<LiveCheck>(\"store\")")]
    [InlineData("", ".AddCheck(\"self\", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy())")]
    [InlineData(Fine, ".AddCheck<StoreCheck>(\"self\")")]
    [InlineData(Fine, ".AddCheck<StoreCheck>(\"store\").AddAsyncCheck(\"table\", async () => { await Store.Dynamo.DescribeTableAsync(Store.Table); return Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy(); })")]
    [InlineData(Fine, ".AddCheck<StoreCheck>(\"store\").AddCheck(\"made\", Made.Check())", "public static class Made { public static IHealthCheck Check() => new StoreCheck(); }")]
    [InlineData(Fine, ".AddCheck<StoreCheck>(\"store\").Add(new Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckRegistration(\"x\", new StoreCheck(), null, null))")]
    public void PAY4002_What_a_registered_check_may_ask_is_its_own(string check, string registration, string types = "") => Assert.Empty(Registered(registration, check + types).Compiling().Found("PAY4002"));

    [Fact]
    public void PAY4002_A_class_of_the_same_name_is_no_health_check() => Assert.Empty(Shops.MinimalApi(
        "app.MapHealthChecks(\"/health\");",
        "builder.Services.AddHealthChecks();",
        Store + "public interface IHealthCheck { Task<bool> CheckHealthAsync(); } public class StoreCheck : IHealthCheck { public Task<bool> CheckHealthAsync() => Task.FromResult(true); }").Compiling().Found("PAY4002"));

    [Fact]
    public void PAY4002_A_check_that_nobody_registers_is_not_judged() => Assert.Empty(Registered("", Fine).Compiling().Found("PAY4002"));

    [Fact]
    public void PAY4002_Beside_an_endpoint_that_asks_it_is_enough() => Assert.Empty(Registered(
        ".AddCheck<StoreCheck>(\"store\")", Fine, "app.MapHealthChecks(\"/live\"); app.MapGet(\"/health\", async () => { await Store.Dynamo.DescribeTableAsync(Store.Table); return \"ok\"; });").Compiling().Found("PAY4002"));

    [Fact]
    public void PAY4002_Broken_registrations_break_nothing() => Assert.Empty(Registered(".AddCheck<Nothing>(\"x\")", "").Found("PAY4002"));

    [Fact]
    public void PAY4002_has_no_fix() => With("return new APIGatewayProxyResponse { StatusCode = 200 };").HasNoFix("PAY4002");

    [Theory]
    [InlineData("catch (Exception e) { return new APIGatewayProxyResponse { StatusCode = 503, Body = e.Message }; }")]
    [InlineData("catch (Exception e) { return new APIGatewayProxyResponse { StatusCode = 503, Body = $\"unhealthy: {e}\" }; }")]
    [InlineData("catch (Exception e) { var error = e.ToString(); return new APIGatewayProxyResponse { StatusCode = 503, Body = error }; }")]
    [InlineData("catch (Exception e) { return new APIGatewayProxyResponse { StatusCode = 503, Body = System.Text.Json.JsonSerializer.Serialize(new { error = e.InnerException?.Message ?? e.Message }) }; }")]
    [InlineData("catch (Exception e) { var answer = new APIGatewayProxyResponse { StatusCode = 503 }; answer.Body = \"failed \" + e.StackTrace; return answer; }")]
    [InlineData("catch (Exception e) { var parts = new Dictionary<string, string>(); parts[\"dynamodb\"] = e.Message; return new APIGatewayProxyResponse { StatusCode = 503, Body = System.Text.Json.JsonSerializer.Serialize(parts) }; }")]
    public void PAY4003_An_exceptions_text_in_the_answer_is_found_and_hidden(string clause)
    {
        var rule = With($"try {{ {Probe} return new APIGatewayProxyResponse {{ StatusCode = 200 }}; }}\n        {clause}");
        Assert.Single(rule.Found("PAY4003"));

        var text = Assert.Single(rule.Fixed("PAY4003")).Text;

        Assert.Contains("unavailable", text);
        Assert.Contains("context.Logger.LogLine(\"Health check failed: \" + e);", text);
        Assert.DoesNotContain("e.Message", text);
        Assert.DoesNotContain("e.StackTrace", text);
    }

    [Fact]
    public void PAY4003_follows_a_helper_that_returns_a_text() => Assert.Single(With(
        "var state = await CheckAsync(); return new APIGatewayProxyResponse { StatusCode = 200, Body = state };",
        $$"""private static async Task<string> CheckAsync() { try { {{Probe}} return "ok"; } catch (Exception e) { return e.Message; } }""").Found("PAY4003"));

    [Theory]
    [InlineData("catch (Exception e) { context.Logger.LogLine(e.ToString()); return new APIGatewayProxyResponse { StatusCode = 503 }; }")]
    [InlineData("catch (Exception e) { var text = e.Message; context.Logger.LogLine(text); return new APIGatewayProxyResponse { StatusCode = 503, Body = \"unhealthy\" }; }")]
    [InlineData("catch (Exception e) when (e.Message.Length > 0) { return new APIGatewayProxyResponse { StatusCode = 503 }; }")]
    [InlineData("catch (Exception e) { return new APIGatewayProxyResponse { StatusCode = e.Message.Contains(\"x\") ? 500 : 503 }; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(e.Message, e); }")]
    [InlineData("catch (Exception e) { return new APIGatewayProxyResponse { StatusCode = 503, Body = e.GetType().Name }; }")]
    public void PAY4003_What_goes_to_the_log_is_no_leak(string clause) =>
        Assert.Empty(With($"try {{ {Probe} return new APIGatewayProxyResponse {{ StatusCode = 200 }}; }}\n        {clause}").Found("PAY4003"));

    [Fact]
    public void PAY4003_A_payment_is_none_of_its_business() => Assert.Empty(Shops.RestApi("""
            public async Task<APIGatewayProxyResponse> OtherAsync(APIGatewayProxyRequest request, ILambdaContext context)
            {
                try { await _bank.ChargeAsync("1"); return new APIGatewayProxyResponse(); }
                catch (Exception e) { return new APIGatewayProxyResponse { Body = e.Message }; }
            }
        """).Found("PAY4003"));

    [Theory]
    [InlineData("catch (Exception e) { return e.; }")]
    [InlineData("catch (Exception e) { return new { ")]
    public void PAY4002_PAY4003_Broken_code_breaks_nothing(string clause) => _ = With("try { } " + clause).Found("PAY4003");
}
