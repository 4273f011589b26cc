using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Logging;

public class PaymentOutcomeMustBeLoggedTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        var watch = Stopwatch.StartNew();\n";

    [Fact]
    public void PAY3001_a_payment_that_logs_nothing() =>
        Assert.Equal(
            ["'IPaymentService.ProcessPaymentAsync', reached from 'Function.FunctionHandler', logs nothing. Log on success and on failure, as fields: \"Payment processed\" with duration, resource, outcome and reason."],
            PayHandler.With("        await _payments.ProcessPaymentAsync(order); return 200;").Found("PAY3001"));

    [Theory]
    [InlineData(LoggingHandler.Outcome)]
    [InlineData("""_logger.LogInformation("Paid {OrderId} in {ElapsedMs}: {Status}, {DeclineCode}", order.Id, watch.ElapsedMilliseconds, receipt.Success, receipt.Error);""")]
    [InlineData("""_logger.LogInformation("Paid {OrderId} in {ElapsedMs}", order.Id, watch.ElapsedMilliseconds); if (!receipt.Success) _logger.LogError("Payment of {OrderId} failed after {ElapsedMs}: {Reason}", order.Id, watch.ElapsedMilliseconds, receipt.Error);""")]
    [InlineData("""using (_logger.BeginScope(new Dictionary<string, object> { ["resource"] = order.Id })) { _logger.LogInformation("Done {outcome} {reason} {durationMs}", receipt.Success, receipt.Error, watch.Elapsed.TotalMilliseconds); }""")]
    [InlineData("""Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { message = "Payment processed", duration = watch.ElapsedMilliseconds, resource = order.Id, outcome = receipt.Success, reason = receipt.Error }));""")]
    [InlineData("""Serilog.Log.ForContext("resource", order.Id).Information("Paid {Outcome} {Reason} {Elapsed}", receipt.Success, receipt.Error, watch.ElapsedMilliseconds);""")]
    public void PAY3001_is_content_with(string log) => Assert.Empty(LoggingHandler.With(Pay + log + " return 200;").Found("PAY3001"));

    [Theory]
    [InlineData("""_logger.LogInformation("Paid {resource} {outcome} {reason} in {duration}", order.Id, receipt.Success, receipt.Error, watch.Elapsed);""", "its outcome without duration as a number")]
    [InlineData("""_logger.LogInformation("Paid {resource} {outcome} {reason} in {duration}", order.Id, receipt.Success, receipt.Error, $"{watch.ElapsedMilliseconds} ms");""", "its outcome without duration as a number")]
    [InlineData("""_logger.LogInformation("Paid {resource} {outcome} {reason} in {duration:F2}", order.Id, receipt.Success, receipt.Error, 1.5);""", "its outcome without duration as a number")]
    [InlineData("""_logger.LogInformation("Paid {resource} {outcome} {reason}", order.Id, receipt.Success, receipt.Error);""", "its outcome without duration")]
    [InlineData("""_logger.LogInformation("Paid {duration} {outcome} {reason}", 1.5, receipt.Success, receipt.Error);""", "its outcome without resource")]
    [InlineData("""_logger.LogInformation($"Payment processed {order.Id} {receipt.Success} {watch.ElapsedMilliseconds}");""", "no outcome as fields")]
    [InlineData("""Console.WriteLine("Payment processed in " + watch.ElapsedMilliseconds);""", "no outcome as fields")]
    [InlineData("""context.Logger.LogLine($"Payment processed in {watch.ElapsedMilliseconds} ms");""", "no outcome as fields")]
    public void PAY3001_says_what_is_missing(string log, string expected) => Assert.Contains("logs " + expected + ". ", Assert.Single(LoggingHandler.With(Pay + log + " return 200;").Found("PAY3001")));

    [Theory]
    [InlineData("""_logger.LogInformation(order.Id + receipt.Error, args: new object?[] { 1 });""")]
    [InlineData("""Console.WriteLine(Environment.GetEnvironmentVariable("LINE"));""")]
    [InlineData("""_logger.Log(LogLevel.Information, default, order, null, (o, e) => "x");""")]
    [InlineData("""using (_logger.BeginScope(order)) { _logger.LogInformation("Paid"); }""")]
    [InlineData("""_audit.Write(receipt);""")]
    public void PAY3001_says_nothing_where_fields_cannot_be_seen(string log) =>
        Assert.Empty(LoggingHandler.With(Pay + log + " return 200;", "    private readonly IAuditLog _audit = null!;\n    public interface IAuditLog { void Write(Receipt receipt); }").Found("PAY3001"));

    [Fact]
    public void PAY3001_a_helper_is_followed() =>
        Assert.Empty(LoggingHandler.With(
            Pay + "Log(order.Id, receipt, watch.ElapsedMilliseconds); return 200;",
            """    private void Log(string resource, Receipt receipt, double ms) => _logger.LogInformation("Paid {Resource} {Outcome} {Reason} {DurationMs}", resource, receipt.Success, receipt.Error, ms);""").Found("PAY3001"));

    [Fact]
    public void PAY3001_a_helper_that_takes_texts_logs_texts() =>
        Assert.Contains("no outcome as fields", Assert.Single(LoggingHandler.With(
            Pay + """Info($"Paid {order.Id} in {watch.ElapsedMilliseconds}"); return 200;""",
            "    private void Info(string message) => _logger.LogInformation(message);").Found("PAY3001")));

    [Fact]
    public void PAY3001_a_scope_type_of_the_project_logs_when_it_is_disposed_of() =>
        Assert.Empty(LoggingHandler.With(
            """
                    using var attempt = new Attempt(_logger, order.Id);
                    var receipt = await _payments.ProcessPaymentAsync(order);
                    attempt.Outcome = receipt.Success ? "success" : "failure";
                    return 200;
            """,
            """
                private sealed class Attempt(ILogger logger, string resource) : IDisposable
                {
                    private readonly Stopwatch _watch = Stopwatch.StartNew();
                    public string Outcome { get; set; } = "failure";
                    public string? Reason { get; set; }
                    public void Dispose() => logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", _watch.Elapsed.TotalMilliseconds, resource, Outcome, Reason);
                }
            """).Found("PAY3001"));

    [Fact]
    public void PAY3001_an_attribute_says_what_a_member_logs() =>
        Assert.Empty(LoggingHandler.With(
            Pay + "Told(receipt); return 200;",
            """
                [EmitsTelemetry(Logs = new[] { "Payment processed" })]
                private static void Told(Receipt receipt) { }

                private sealed class EmitsTelemetryAttribute : Attribute { public string[] Logs { get; set; } = { }; }
            """).Found("PAY3001"));

    [Fact]
    public void PAY3001_what_another_case_of_a_router_logs_is_not_around_the_payment() =>
        Assert.Single(LoggingHandler.With(
            """
                    if (order.Id == "pay")
                    {
                        await _payments.ProcessPaymentAsync(order);
                        return 200;
                    }

                    _logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", 1.5, "x", "y", "z");
                    return 404;
            """).Found("PAY3001"));

    [Fact]
    public void PAY3001_a_class_of_the_project_called_Logger_is_code_like_any_other() =>
        Assert.Single(LoggingHandler.With(
            Pay + """Logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", 1.5, order.Id, receipt.Success, receipt.Error); return 200;""",
            "    private static class Logger { public static void LogInformation(string message, params object?[] args) { } }").Found("PAY3001"));

    [Fact]
    public void PAY3001_code_with_a_package_missing_says_nothing()
    {
        var source = Pay + """log.Information("Paid {A}", 1); return 200;""";
        Assert.Empty(LoggingHandler.With(source).Found("PAY3001"));
    }

    [Fact]
    public void PAY3004_a_wallet_connection_that_logs_nothing() =>
        Assert.Equal(
            ["'Function.ConnectWalletAsync', reached from 'Function.FunctionHandler', logs nothing of the wallet connection. Log \"Connected wallet\"."],
            LoggingHandler.With("await ConnectWalletAsync(order.Id); return 200;", "    private Task<bool> ConnectWalletAsync(string id) => Task.FromResult(id.Length > 3);").Found("PAY3004"));

    [Theory]
    [InlineData("""_logger.LogInformation("Connected wallet");""")]
    [InlineData("""_logger.LogInformation("Wallet {Id} is there", order.Id);""")]
    [InlineData("""_logger.LogInformation($"connected {order.Id}");""")]
    public void PAY3004_is_content_with(string log) =>
        Assert.Empty(LoggingHandler.With("await ConnectWalletAsync(order.Id); " + log + " return 200;", "    private Task<bool> ConnectWalletAsync(string id) => Task.FromResult(id.Length > 3);").Found("PAY3004"));

    [Fact]
    public void PAY3004_another_log_is_none_of_the_connection() =>
        Assert.Single(LoggingHandler.With("""await ConnectWalletAsync(order.Id); _logger.LogInformation("Started"); return 200;""", "    private Task<bool> ConnectWalletAsync(string id) => Task.FromResult(id.Length > 3);").Found("PAY3004"));
}
