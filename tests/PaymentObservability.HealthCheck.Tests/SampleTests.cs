using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.HealthCheck;

/// <summary>samples/OpenTelemetryPaymentApi as <c>dotnet run</c> starts it: with the environment of its own launch settings, on another port.</summary>
[Collection(ProcessGroup.Name)]
public sealed class SampleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_takes_a_payment_refuses_another_and_tells_of_both()
    {
        var port = FreePort();
        using var sample = Start(port);
        var lines = new List<string>();
        var reading = Task.Run(async () =>
        {
            while (await sample.StandardOutput.ReadLineAsync() is { } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }
        });
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(20) };
            await UntilAsync(async () =>
            {
                Assert.False(sample.HasExited, string.Join("\n", lines));
                try
                {
                    return (await http.GetAsync("reports")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            });

            Assert.Equal(HttpStatusCode.PaymentRequired, (await PayAsync(http, null)).StatusCode);
            var paid = await PayAsync(http, "good");
            Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
            Assert.StartsWith("0x", JsonDocument.Parse(await paid.Content.ReadAsStringAsync()).RootElement.GetProperty("transaction").GetString());
            Assert.Equal(HttpStatusCode.PaymentRequired, (await PayAsync(http, "poor")).StatusCode);

            var health = await http.GetAsync("health");
            Assert.Equal("""{"status":"healthy","version":"1.3.0","dependencies":{"dynamodb":"ok","x402_api":"ok"}}""", Regex.Replace((await health.Content.ReadAsStringAsync()).Replace("\\u002B", "+"), @"\+[0-9a-f]+", ""));
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);

            // Metrics are printed every second.
            await UntilAsync(() => Task.FromResult(Has("Metric Name: PaymentSuccess") && Has("Metric Name: PaymentRequired") && Has("Metric Name: PaymentFailure") && Has("Metric Name: PaymentDuration")));
            Assert.Equal(2, Count("Activity.DisplayName:        payment_processing"));
            Assert.Equal(2, Count("Activity.DisplayName:        verify_signature"));
            Assert.Equal(2, Count("Activity.DisplayName:        settle_payment"));
            Assert.True(Has("payment_amount: 0.05"), All());
            Assert.True(Has("insufficient_funds"), All());

            // Every log line is an object of its own, its placeholders fields.
            var events = Lines().Where(line => line.StartsWith("{\"", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            var delivered = Assert.Single(events, logged => logged.GetProperty("Message").GetString()!.StartsWith("Delivered", StringComparison.Ordinal));
            Assert.Equal("daily", delivered.GetProperty("State").GetProperty("Report").GetString());
        }
        finally
        {
            sample.Kill(entireProcessTree: true);
            await sample.WaitForExitAsync();
            await reading;
        }

        string[] Lines()
        {
            lock (lines)
            {
                return [.. lines];
            }
        }

        string All() => string.Join("\n", Lines());
        bool Has(string text) => Lines().Any(line => line.Contains(text, StringComparison.Ordinal));
        int Count(string text) => Lines().Count(line => line.Contains(text, StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> PayAsync(HttpClient http, string? payment)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "pay/daily");
        if (payment is not null)
        {
            request.Headers.Add("X-PAYMENT", payment);
        }

        return http.SendAsync(request);
    }

    private static Process Start(int port)
    {
        var told = typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(told["RepositoryRoot"], "samples", "OpenTelemetryPaymentApi", "Properties", "launchSettings.json"))).RootElement.GetProperty("profiles").GetProperty("local");
        var start = new ProcessStartInfo("dotnet", [told["OpenTelemetryPaymentApi"]]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(told["OpenTelemetryPaymentApi"])! };
        foreach (var variable in settings.GetProperty("environmentVariables").EnumerateObject())
        {
            start.Environment[variable.Name] = OnPort(variable.Value.GetString()!);
        }

        start.Environment["ASPNETCORE_URLS"] = OnPort(settings.GetProperty("applicationUrl").GetString()!);
        return Process.Start(start)!;

        string OnPort(string text) => text.Replace(":5402", ":" + port);
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        var watch = Stopwatch.StartNew();
        while (!await happened())
        {
            Assert.True(watch.Elapsed < Limit, "It did not happen in time.");
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
