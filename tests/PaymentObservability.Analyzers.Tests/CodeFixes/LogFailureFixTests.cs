using PaymentObservability.Tests.Rules.Logging;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>PAY3003's fix: the exception, as an error, by the logger in reach.</summary>
public class LogFailureFixTests
{
    [Theory]
    [InlineData("catch (Exception) { }", """catch (Exception ex) { _logger.LogError(ex, "Payment failed"); }""")]
    [InlineData("catch { return 500; }", """catch (Exception ex) { _logger.LogError(ex, "Payment failed"); return 500; }""")]
    [InlineData("catch (Exception) when (order.Id.Length > 3) { return 500; }", """catch (Exception ex) when (order.Id.Length > 3) { _logger.LogError(ex, "Payment failed"); return 500; }""")]
    [InlineData("catch (TimeoutException failure) { return Codes(failure.HResult); }", """catch (TimeoutException failure) { _logger.LogError(failure, "Payment failed"); return Codes(failure.HResult); }""")]
    [InlineData("catch (Exception ex) { _logger.LogError(ex.Message); }", """catch (Exception ex) { _logger.LogError(ex, "Payment failed"); }""")]
    [InlineData("catch (Exception ex) { _logger.LogError(\"Failed {Reason}\", ex.Message); }", """catch (Exception ex) { _logger.LogError(ex, "Failed {Reason}", ex.Message); }""")]
    [InlineData("catch (Exception) { _logger.LogError(\"Failed\"); }", """catch (Exception ex) { _logger.LogError(ex, "Failed"); }""")]
    [InlineData("catch (Exception ex) { _logger.LogWarning(\"Failed {Reason}\", ex.Message); }", """catch (Exception ex) { _logger.LogError(ex, "Failed {Reason}", ex.Message); }""")]
    [InlineData("catch (Exception ex) { _logger.LogWarning(ex, \"Failed\"); }", """catch (Exception ex) { _logger.LogError(ex, "Failed"); }""")]
    [InlineData("catch (Exception ex) { Serilog.Log.Warning(ex, \"Failed\"); }", """catch (Exception ex) { Serilog.Log.Error(ex, "Failed"); }""")]
    [InlineData("catch (Exception ex) { Serilog.Log.Warning(ex.Message); }", """catch (Exception ex) { Serilog.Log.Error(ex, "Payment failed"); }""")]
    [InlineData("catch (Exception ex) { context.Logger.LogError(ex.Message); }", """catch (Exception ex) { context.Logger.LogError(ex, "Payment failed"); }""")]
    [InlineData("catch (Exception ex) { context.Logger.LogLine(ex.Message); }", """catch (Exception ex) { _logger.LogError(ex, "Payment failed"); context.Logger.LogLine(ex.Message); }""")]
    [InlineData("catch (Exception ex) { Console.WriteLine($\"Failed {ex.Message}\"); }", """catch (Exception ex) { _logger.LogError(ex, "Payment failed"); Console.WriteLine($"Failed {ex.Message}"); }""")]
    [InlineData("catch (Exception ex) { _logger.LogError(new EventId(1), \"Failed {Reason}\", ex.Message); }", """catch (Exception ex) { _logger.LogError(ex, "Payment failed"); _logger.LogError(new EventId(1), "Failed {Reason}", ex.Message); }""")]
    public void One_catch(string clause, string expected) => Assert.Contains(expected, LoggingHandler.Catching(clause).Fixed("PAY3003")[0].Text);

    [Fact]
    public void A_catch_over_several_lines_keeps_its_layout() =>
        Assert.Contains(
            """
                    catch (Exception ex)
                    {
                        _logger.LogError(ex, "Payment failed");
                        // The customer may try again.
                        return 503;
                    }
            """,
            LoggingHandler.Catching(
                """
                catch (Exception)
                        {
                            // The customer may try again.
                            return 503;
                        }
                """).Fixed("PAY3003")[0].Text);

    [Fact]
    public void The_Lambda_contexts_logger_where_there_is_no_other() =>
        Assert.Contains(
            """catch (Exception ex) { context.Logger.LogError(ex, "Payment failed"); return 500; }""",
            PayHandler.With("""
                    var watch = Stopwatch.StartNew();
                    try
                    {
                        var receipt = await _payments.ProcessPaymentAsync(order);
                        context.Logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", watch.ElapsedMilliseconds, order.Id, receipt.Success, receipt.Error);
                        return 200;
                    }
                    catch (Exception) { return 500; }
            """).Fixed("PAY3003")[0].Text);

    [Fact]
    public void Without_the_using_the_extension_is_called_by_its_full_name()
    {
        var text = PayHandler.With(
            """
                    try
                    {
                        var receipt = await _payments.ProcessPaymentAsync(order);
                        Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(_log, "Payment processed {duration} {resource} {outcome} {reason}", 1.5, order.Id, receipt.Success, receipt.Error);
                        return 200;
                    }
                    catch (Exception) { return 500; }
            """,
            "    private readonly Microsoft.Extensions.Logging.ILogger _log = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;",
            libraries: typeof(Microsoft.Extensions.Logging.ILogger)).Fixed("PAY3003")[0].Text;
        Assert.Contains("""catch (Exception ex) { global::Microsoft.Extensions.Logging.LoggerExtensions.LogError(_log, ex, "Payment failed"); return 500; }""", text);
    }

    [Fact]
    public void Without_a_logger_there_is_no_fix() =>
        PayHandler.With(
            "        return await PayAsync(_payments, order);",
            """
                private static async Task<int> PayAsync(IPaymentService payments, Order order)
                {
                    try
                    {
                        var receipt = await payments.ProcessPaymentAsync(order);
                        Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { message = "Payment processed", duration = 1.5, resource = order.Id, outcome = receipt.Success, reason = receipt.Error }));
                        return 200;
                    }
                    catch (Exception) { return 500; }
                }
            """).HasNoFix("PAY3003");
}
