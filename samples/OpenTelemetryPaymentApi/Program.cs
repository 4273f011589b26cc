using Amazon.DynamoDBv2;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using OpenTelemetryPaymentApi.Local;
using OpenTelemetryPaymentApi.Payments;

var builder = WebApplication.CreateBuilder(args);

// Lambda and CloudWatch Logs Insights read JSON, with its scopes and placeholders as fields.
builder.Logging.ClearProviders();
builder.Logging.AddJsonConsole(console => console.IncludeScopes = true);

// On Lambda an OTLP exporter takes the console exporter's place, before the collector's layer.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource("X402Payment").AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter("X402Payment").AddConsoleExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 1000));

builder.Services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(new AmazonDynamoDBConfig { Timeout = TimeSpan.FromSeconds(2), MaxErrorRetry = 2 }));
builder.Services.AddSingleton(services => new ReceiptStore(services.GetRequiredService<IAmazonDynamoDB>(), Required("PAYMENTS_TABLE")));
builder.Services.AddHttpClient<IFacilitatorClient, FacilitatorClient>(http =>
{
    http.BaseAddress = new Uri(Required("FACILITATOR_URL"));
    http.Timeout = TimeSpan.FromSeconds(10);
});

var app = builder.Build();

if (app.Environment.IsDevelopment())
{
    app.UseLocalStandIns();
}

app.MapGet("/reports", () => Catalog.Reports);
app.MapPost("/pay/{report}", PayEndpoint.HandleAsync);

app.Run();

static string Required(string variable) =>
    Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The environment variable {variable} is not set.");
