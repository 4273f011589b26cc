using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Lambda.TestUtilities;
using PaymentObservability.Tests.Behaviour;
using Xunit;

namespace PaymentObservability.HealthCheck;

/// <summary>The canary that the fix of PAY4004 inserts, run against a service on loopback.</summary>
[Collection(ProcessGroup.Name)]
public sealed class CanaryTests
{
    [Fact]
    public async Task A_service_that_is_well_and_asks_to_be_paid_makes_it_succeed()
    {
        using var service = new Service(new() { ["GET /prod/health"] = 200, ["POST /prod/pay/daily"] = 402 });

        var (metric, failure) = await RunAsync(service.Address, "/pay/daily");

        Assert.Null(failure);
        Assert.Equal(1, metric);
        Assert.Equal(["GET /prod/health", "POST /prod/pay/daily"], service.Asked);
    }

    [Theory]
    [InlineData(503, 402, "health answered 503 instead of 200")]
    [InlineData(200, 200, "pay/daily answered 200 instead of 402")]
    [InlineData(200, 500, "pay/daily answered 500 instead of 402")]
    public async Task Any_other_answer_makes_it_throw_and_record_0(int health, int pay, string reason)
    {
        using var service = new Service(new() { ["GET /prod/health"] = health, ["POST /prod/pay/daily"] = pay });

        var (metric, failure) = await RunAsync(service.Address, "/pay/daily");

        Assert.Contains(reason, Assert.IsType<HttpRequestException>(failure).Message);
        Assert.Equal(0, metric);
    }

    [Fact]
    public async Task A_service_that_is_gone_makes_it_throw_and_record_0()
    {
        var service = new Service([]);
        service.Dispose();

        var (metric, failure) = await RunAsync(service.Address, "/pay/daily");

        Assert.IsType<HttpRequestException>(failure);
        Assert.Equal(0, metric);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Without_being_told_what_to_ask_it_fails_too(bool hasService, bool hasPath)
    {
        using var service = new Service(new() { ["GET /prod/health"] = 200 });

        var (metric, failure) = await RunAsync(hasService ? service.Address : null, hasPath ? "/pay/daily" : null);

        Assert.Contains("CANARY_URL and CANARY_PAYMENT_PATH", Assert.IsType<InvalidOperationException>(failure).Message);
        Assert.Equal(0, metric);
    }

    private static async Task<(double Metric, Exception? Failure)> RunAsync(string? address, string? path)
    {
        Environment.SetEnvironmentVariable("CANARY_URL", address);
        Environment.SetEnvironmentVariable("CANARY_PAYMENT_PATH", path);
        var type = FixedService.Canary.Value.GetType("Shop.CanaryFunction", throwOnError: true)!;
        var canary = Activator.CreateInstance(type);
        using var output = RawStandardOutput.Catch();
        var failure = await Record.ExceptionAsync(() => (Task)type.GetMethod("HandleAsync")!.Invoke(canary, [new TestLambdaContext { Logger = new TestLambdaLogger() }])!);
        var line = Assert.Single(output.Text.Split('\n'), line => line.Contains("CanarySuccess"));
        var json = JsonDocument.Parse(line[line.IndexOf('{')..]).RootElement;
        var metrics = json.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray().Single();
        Assert.Equal("X402Payment", metrics.GetProperty("Namespace").GetString());
        return (json.GetProperty("CanarySuccess").GetDouble(), failure);
    }
}
