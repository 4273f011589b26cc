using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace PaymentObservability.HealthCheck;

/// <summary>The health check that the fix of PAY4001 inserts, run with the real DynamoDB client against a real server, and a facilitator.</summary>
[Collection(ProcessGroup.Name)]
public sealed class HealthCheckTests(TableServer tables) : IClassFixture<TableServer>
{
    public enum Style
    {
        Function,
        Controller,
    }

    [Theory]
    [InlineData(Style.Function)]
    [InlineData(Style.Controller)]
    public async Task Everything_answers(Style style)
    {
        await tables.StartAsync();
        using var facilitator = new Facilitator(200);

        var answer = await AskAsync(style, TableServer.Table, facilitator.Address);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"status":"healthy","version":"2.4.1+abcdef","dependencies":{"dynamodb":"ok","x402_api":"ok"}}""", answer.Body.Replace("\\u002B", "+"));
        Assert.Equal("GET /facilitator/supported", facilitator.Asked);
        Assert.Empty(answer.Log);
    }

    [Theory]
    [InlineData(Style.Function)]
    [InlineData(Style.Controller)]
    public async Task The_table_is_missing(Style style)
    {
        await tables.StartAsync();
        using var facilitator = new Facilitator(200);

        var answer = await AskAsync(style, "another-table", facilitator.Address);

        answer.IsUnhealthy(("dynamodb", "failed"), ("x402_api", "ok"));
        Assert.Contains("ResourceNotFoundException", answer.Log);
    }

    [Theory]
    [InlineData(Style.Function)]
    [InlineData(Style.Controller)]
    public async Task The_server_is_stopped(Style style)
    {
        tables.Stop();
        using var facilitator = new Facilitator(200);

        var answer = await AskAsync(style, TableServer.Table, facilitator.Address);

        answer.IsUnhealthy(("dynamodb", "failed"), ("x402_api", "ok"));
        Assert.Contains("refused", answer.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Style.Function)]
    [InlineData(Style.Controller)]
    public async Task The_server_hangs(Style style)
    {
        tables.Hang();
        using var facilitator = new Facilitator(200);

        var answer = await AskAsync(style, TableServer.Table, facilitator.Address);

        answer.IsUnhealthy(("dynamodb", "timeout"), ("x402_api", "ok"));
    }

    [Fact]
    public async Task Everything_hangs_at_once_and_the_caller_waits_no_longer()
    {
        tables.Hang();
        using var facilitator = new Facilitator(null);

        var answer = await AskAsync(Style.Function, TableServer.Table, facilitator.Address);

        answer.IsUnhealthy(("dynamodb", "timeout"), ("x402_api", "timeout"));
    }

    [Theory]
    [InlineData(500, "failed")]
    [InlineData(404, "failed")]
    [InlineData(401, "ok")]
    public async Task The_facilitator_answers(int status, string expected)
    {
        await tables.StartAsync();
        using var facilitator = new Facilitator(status);

        var answer = await AskAsync(Style.Function, TableServer.Table, facilitator.Address);

        Assert.Equal(expected == "ok" ? 200 : 503, answer.Status);
        Assert.Equal(expected, answer.Dependencies["x402_api"]);
    }

    [Fact]
    public async Task What_is_not_configured_is_not_said_to_be_well()
    {
        await tables.StartAsync();

        var answer = await AskAsync(Style.Function, TableServer.Table, null);

        answer.IsUnhealthy(("dynamodb", "ok"), ("x402_api", "not_configured"));
    }

    private static async Task<Answer> AskAsync(Style style, string table, string? facilitator)
    {
        Environment.SetEnvironmentVariable("PAYMENTS_TABLE", table);
        Environment.SetEnvironmentVariable("FACILITATOR_URL", facilitator);
        var ask = style == Style.Function ? (Func<Task<Answer>>)AskFunctionAsync : AskControllerAsync;
        return await ask();
    }

    private static async Task<Answer> AskFunctionAsync()
    {
        var type = FixedService.Function.Value.GetType("Shop.HealthFunction", throwOnError: true)!;
        var function = Activator.CreateInstance(type)!;
        var logger = new TestLambdaLogger();
        var context = new TestLambdaContext { Logger = logger };
        var watch = Stopwatch.StartNew();
        var response = await (Task<APIGatewayProxyResponse>)type.GetMethod("HandleAsync")!.Invoke(function, [context])!;
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        return new Answer(response.StatusCode, response.Body, logger.Buffer.ToString(), watch.Elapsed);
    }

    private static async Task<Answer> AskControllerAsync()
    {
        var type = FixedService.Controller.Value.GetType("Shop.HealthController", throwOnError: true)!;
        var controller = (ControllerBase)Activator.CreateInstance(type)!;
        var log = new Recorder();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).BuildServiceProvider();
        controller.ControllerContext = new ControllerContext { HttpContext = new DefaultHttpContext { RequestServices = services } };
        var watch = Stopwatch.StartNew();
        var result = (ContentResult)await (Task<IActionResult>)type.GetMethod("GetAsync")!.Invoke(controller, null)!;
        Assert.Equal("application/json", result.ContentType);
        return new Answer(result.StatusCode!.Value, result.Content!, string.Join("\n", log.Lines), watch.Elapsed);
    }

    private sealed record Answer(int Status, string Body, string Log, TimeSpan Took)
    {
        public Dictionary<string, string> Dependencies { get; } =
            JsonDocument.Parse(Body).RootElement.GetProperty("dependencies").EnumerateObject().ToDictionary(dependency => dependency.Name, dependency => dependency.Value.GetString()!);

        /// <summary>503, what was asked and no more, in time, and nothing about why.</summary>
        public void IsUnhealthy(params (string Name, string Status)[] dependencies)
        {
            Assert.Equal(503, Status);
            Assert.Equal("unhealthy", JsonDocument.Parse(Body).RootElement.GetProperty("status").GetString());
            Assert.Equal(dependencies, Dependencies.Select(dependency => (dependency.Key, dependency.Value)));
            Assert.True(Took < TimeSpan.FromSeconds(2.5), $"It took {Took}.");
            foreach (var detail in new[] { "Exception", "127.0.0.1", "table", "refused", TableServer.Table, " at " })
            {
                Assert.DoesNotContain(detail, Body, StringComparison.OrdinalIgnoreCase);
            }

            Assert.NotEmpty(Log);
        }
    }

    private sealed class Recorder : ILoggerProvider, Microsoft.Extensions.Logging.ILogger
    {
        public List<string> Lines { get; } = [];

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add(formatter(state, exception) + " " + exception);
            }
        }

        public void Dispose()
        {
        }
    }
}
