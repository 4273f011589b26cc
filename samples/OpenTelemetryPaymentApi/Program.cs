using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OpenTelemetryPaymentApi.Local;
using OpenTelemetryPaymentApi.Payments;

var builder = WebApplication.CreateBuilder(args);

// Lambda and CloudWatch Logs Insights read JSON, with its scopes and placeholders as fields.
builder.Logging.ClearProviders();
builder.Logging.AddJsonConsole(console => console.IncludeScopes = true);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);

// On Lambda an OTLP exporter takes the console exporter's place, before the collector's layer.
builder.Services.AddOpenTelemetry()
    .ConfigureResource(resource => resource.AddService("OpenTelemetryPaymentApi"))
    // Without the request's own span, which ASP.NET Core begins in any case, the spans below it count as not sampled and are dropped.
    .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", "X402Payment").AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter("X402Payment").AddConsoleExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 1000));

builder.Services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(new AmazonDynamoDBConfig { Timeout = TimeSpan.FromSeconds(2), MaxErrorRetry = 2 }));
builder.Services.AddSingleton(services => new ReceiptStore(services.GetRequiredService<IAmazonDynamoDB>(), Required("PAYMENTS_TABLE")));
builder.Services.AddHttpClient<IFacilitatorClient, FacilitatorClient>(http =>
{
    http.BaseAddress = new Uri(Required("FACILITATOR_URL"));
    http.Timeout = TimeSpan.FromSeconds(10);
});

builder.Services.AddHealthChecks().AddCheck<DependencyHealthCheck>("dependencies");
var app = builder.Build();

if (app.Environment.IsDevelopment())
{
    app.UseLocalStandIns();
}

app.MapGet("/reports", () => Catalog.Reports);
app.MapPost("/pay/{report}", PayEndpoint.HandleAsync);
app.MapHealthChecks("/health", DependencyHealthCheck.Options);

app.Run();

static string Required(string variable) =>
    Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The environment variable {variable} is not set.");

/// <summary>Asks everything that a payment needs. Registered with the application's health checks, whose answer it writes: a state for each dependency, and no more.</summary>
public sealed class DependencyHealthCheck : IHealthCheck
{
    // However long something hangs, the caller waits no longer than this: all probes run at the same time.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly HttpClient Http = new HttpClient();
    private static readonly Action<ILogger, string, Exception?> LogFailure = LoggerMessage.Define<string>(LogLevel.Error, new EventId(1, "HealthCheckFailed"), "Health check of {Dependency} failed");

    private readonly ILogger<DependencyHealthCheck> _logger;
    private readonly IServiceProvider _services;

    /// <summary>Made by the application.</summary>
    public DependencyHealthCheck(ILogger<DependencyHealthCheck> logger, IServiceProvider services)
    {
        _logger = logger;
        _services = services;
    }

    /// <summary>How /health is answered: 200 where all is well, else 503.</summary>
    public static HealthCheckOptions Options { get; } = new HealthCheckOptions { ResponseWriter = WriteAsync };

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var dependencies = await Task.WhenAll(
            ProbeAsync("dynamodb", Environment.GetEnvironmentVariable("PAYMENTS_TABLE"), (table, cancellation) => ProbeTableAsync(_services, table, cancellation), _logger),
            ProbeAsync("x402_api", Environment.GetEnvironmentVariable("FACILITATOR_URL"), ProbeFacilitatorAsync, _logger)).ConfigureAwait(false);
        var isHealthy = Array.TrueForAll(dependencies, dependency => dependency.Value == "ok");
        var states = new Dictionary<string, object>();
        foreach (var dependency in dependencies)
        {
            states[dependency.Key] = dependency.Value;
        }

        return isHealthy
            ? HealthCheckResult.Healthy(data: states)
            : new HealthCheckResult(context.Registration.FailureStatus, data: states);
    }

    private static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status", report.Status == HealthStatus.Unhealthy ? "unhealthy" : "healthy");
            json.WriteString("version", Version());
            json.WriteStartObject("dependencies");
            foreach (var check in report.Entries)
            {
                if (check.Key != "dependencies")
                {
                    json.WriteString(check.Key, check.Value.Status == HealthStatus.Healthy ? "ok" : "failed");
                    continue;
                }

                foreach (var dependency in check.Value.Data)
                {
                    json.WriteString(dependency.Key, dependency.Value.ToString());
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(body.ToArray(), http.RequestAborted).ConfigureAwait(false);
    }

    private static string Version() => CustomAttributeExtensions.GetCustomAttribute<AssemblyInformationalVersionAttribute>(typeof(DependencyHealthCheck).Assembly)?.InformationalVersion
        ?? Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION")
        ?? "unknown";

    private static async Task<KeyValuePair<string, string>> ProbeAsync(string dependency, string? target, Func<string, CancellationToken, Task> probe, ILogger logger)
    {
        using var cancellation = new CancellationTokenSource(Timeout);
        var status = "ok";
        try
        {
            if (string.IsNullOrEmpty(target))
            {
                status = "not_configured";
                throw new InvalidOperationException("Nothing says where it is.");
            }

            // On another thread: looking for credentials or a name may block. What hangs is left behind.
            var work = Task.Run(() => probe(target, cancellation.Token), cancellation.Token);
            if (await Task.WhenAny(work, Task.Delay(Timeout)).ConfigureAwait(false) != work)
            {
                throw new TimeoutException("No answer in time.");
            }

            await work.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong makes the service unhealthy, and is no business of the caller's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (status == "ok")
            {
                status = exception is TimeoutException || exception is OperationCanceledException ? "timeout" : "failed";
            }

            LogFailure(logger, dependency, exception);
        }

        return new KeyValuePair<string, string>(dependency, status);
    }

    private static async Task ProbeTableAsync(IServiceProvider services, string table, CancellationToken cancellation)
    {
        if (services.GetService(typeof(IAmazonDynamoDB)) is IAmazonDynamoDB registered)
        {
            await ProbeTableAsync(registered, table, cancellation).ConfigureAwait(false);
            return;
        }

        // Asked once: what a retry hides, a health check has to tell.
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
        await ProbeTableAsync(dynamo, table, cancellation).ConfigureAwait(false);
    }

    private static async Task ProbeTableAsync(IAmazonDynamoDB dynamo, string table, CancellationToken cancellation)
    {
        var status = (await dynamo.DescribeTableAsync(table, cancellation).ConfigureAwait(false)).Table.TableStatus;
        if (status != TableStatus.ACTIVE && status != TableStatus.UPDATING)
        {
            throw new InvalidOperationException("The table " + table + " is " + status.Value + ".");
        }
    }

    private static async Task ProbeFacilitatorAsync(string address, CancellationToken cancellation)
    {
        using var response = await Http.GetAsync(new Uri(address.TrimEnd('/') + "/supported"), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

        // One that wants to know who asks is there.
        if (response.StatusCode != HttpStatusCode.Unauthorized && response.StatusCode != HttpStatusCode.Forbidden)
        {
            response.EnsureSuccessStatusCode();
        }
    }
}
