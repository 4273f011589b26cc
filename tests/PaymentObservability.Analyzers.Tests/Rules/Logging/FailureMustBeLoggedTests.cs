using Xunit;

namespace PaymentObservability.Tests.Rules.Logging;

public class FailureMustBeLoggedTests
{
    [Theory]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch { return 500; }")]
    [InlineData("catch (Exception ex) { return Codes(ex.Message.Length); }")]
    [InlineData("catch (TimeoutException) { return 504; }")]
    [InlineData("catch (InvalidOperationException) { }")]
    [InlineData("catch (Exception) { return 402; }")]
    public void PAY3003_a_catch_that_swallows(string clause) =>
        Assert.Equal(
            ["This catch around 'IPaymentService.ProcessPaymentAsync' keeps the failure to itself. Log it as an error with the exception, or let it pass."],
            LoggingHandler.Catching(clause).Found("PAY3003"));

    [Theory]
    [InlineData("catch (Exception ex) { _logger.LogError(ex.Message); }")]
    [InlineData("catch (Exception ex) { _logger.LogError(\"Failed {Reason}\", ex.Message); return 500; }")]
    [InlineData("catch (Exception) { _logger.LogError(\"Payment failed\"); }")]
    [InlineData("catch (Exception ex) { context.Logger.LogLine($\"Failed: {ex.Message}\"); }")]
    [InlineData("catch (Exception ex) { Console.WriteLine(ex.Message); }")]
    public void PAY3003_a_log_without_the_exception(string clause) => Assert.Contains("leaves the exception out", Assert.Single(LoggingHandler.Catching(clause).Found("PAY3003")));

    [Theory]
    [InlineData("catch (Exception ex) { _logger.LogWarning(ex, \"Failed\"); }", "warning")]
    [InlineData("catch (Exception ex) { _logger.LogInformation(\"Failed {Error}\", ex); }", "information")]
    public void PAY3003_a_failure_that_is_called_less(string clause, string level) => Assert.Contains($"is logged as {level}.", Assert.Single(LoggingHandler.Catching(clause).Found("PAY3003")));

    [Theory]
    [InlineData("catch (Exception ex) { _logger.LogError(ex, \"Failed\"); }")]
    [InlineData("catch (Exception ex) { _logger.LogCritical(ex, \"Failed\"); return 500; }")]
    [InlineData("catch (Exception ex) { _logger.LogError(\"Failed {Error}\", ex); }")]
    [InlineData("catch (Exception ex) { _logger.LogError($\"Failed {ex}\"); }")]
    [InlineData("catch (Exception ex) { _logger.LogError(ex.ToString()); }")]
    [InlineData("catch (Exception ex) { context.Logger.LogLine(ex.ToString()); }")]
    [InlineData("catch (Exception ex) { Console.Error.WriteLine(ex); }")]
    [InlineData("catch (Exception) { throw; }")]
    [InlineData("catch (Exception ex) { throw new InvalidOperationException(\"x\", ex); }")]
    [InlineData("catch (Exception ex) { Keep(ex); }")]
    [InlineData("catch (Exception ex) { _last = ex; }")]
    [InlineData("catch (Exception ex) { Report(); return ex.HResult; }")]
    [InlineData("catch (Exception ex) { _audit.Write(ex.Message); }")]
    [InlineData("catch (System.Text.Json.JsonException) { return 400; }")]
    [InlineData("catch (FormatException) { }")]
    [InlineData("catch (DeclinedException) { return 402; }")]
    [InlineData("catch (DeclinedException ex) { _logger.LogWarning(\"Declined {Reason}\", ex.Message); }")]
    [InlineData("catch (OperationCanceledException) when (order.Id.Length > 3) { }")]
    [InlineData("catch (Missing ex) { }")]
    public void PAY3003_is_content_with(string clause) => Assert.Empty(LoggingHandler.Catching(
        clause,
        """
            private readonly IAuditLog _audit = null!;
            private Exception? _last;
            public interface IAuditLog { void Write(string text); }
            public sealed class DeclinedException : Exception { }
            private void Keep(Exception ex) => _last = ex;
            private void Report() => _logger.LogError("Failed {Last}", _last);
        """).Found("PAY3003"));

    [Fact]
    public void PAY3003_a_catch_in_a_batch_is_one_of_a_payment() =>
        Assert.Single(LoggingHandler.With($$"""
                    foreach (var receipts in new List<Order> { order })
                    {
                        try
                        {
                            var receipt = await _payments.ProcessPaymentAsync(order);
                            {{LoggingHandler.Outcome}}
                        }
                        catch (Exception)
                        {
                            continue;
                        }
                    }

                    return 200;
            """).Found("PAY3003"));

    [Fact]
    public void PAY3003_a_retry_is_no_loss() =>
        Assert.Empty(LoggingHandler.With($$"""
                    for (var i = 0; i < 3; i++)
                    {
                        try
                        {
                            var receipt = await _payments.ProcessPaymentAsync(order);
                            {{LoggingHandler.Outcome}}
                            return 200;
                        }
                        catch (Exception)
                        {
                            await Task.Delay(100);
                        }
                    }

                    return 500;
            """).Found("PAY3003"));

    [Fact]
    public void PAY3003_what_a_service_answers_may_be_logged_by_its_caller() =>
        Assert.Empty(LoggingHandler.With(
            $$"""
                    var receipt = await PayAsync(order);
                    {{LoggingHandler.Outcome}}
                    if (!receipt.Success) { _logger.LogError("Failed {Reason}", receipt.Error); }
                    return 200;
            """,
            """
                private async Task<Receipt> PayAsync(Order order)
                {
                    try { return await _payments.ProcessPaymentAsync(order); }
                    catch (Exception ex) { return new Receipt(false, ex.Message); }
                }
            """).Found("PAY3003"));

    [Theory]
    [InlineData("DeclinedException ex", "", true)]
    [InlineData("Exception ex", "", false)]
    [InlineData("Exception ex", "using var attempt = new Attempt(_logger);", true)]
    public void PAY3003_what_a_service_answers_is_told_by_an_outcome_event(string caught, string scope, bool isFine) =>
        Assert.Equal(isFine ? 0 : 1, LoggingHandler.With(
            $$"""
                    {{scope}}
                    var receipt = await PayAsync(order);
                    {{LoggingHandler.Outcome}}
                    return receipt.Success ? 200 : 402;
            """,
            $$"""
                private async Task<Receipt> PayAsync(Order order)
                {
                    try { return await _payments.ProcessPaymentAsync(order); }
                    catch ({{caught}}) { return new Receipt(false, ex.Message); }
                }

                public sealed class DeclinedException : Exception { }

                private sealed class Attempt(ILogger logger) : IDisposable
                {
                    public void Dispose() => logger.LogError("Payment undecided");
                }
            """).Found("PAY3003").Count);

    [Fact]
    public void PAY3003_says_nothing_where_nothing_is_logged_at_all()
    {
        var code = Metrics.PayHandler.With("try { await _payments.ProcessPaymentAsync(order); } catch (Exception) { return 500; } return 200;");
        Assert.Empty(code.Found("PAY3003"));
        Assert.Single(code.Found("PAY3001"));
    }
}
