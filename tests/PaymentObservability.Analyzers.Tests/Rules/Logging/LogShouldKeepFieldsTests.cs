using Xunit;

namespace PaymentObservability.Tests.Rules.Logging;

public class LogShouldKeepFieldsTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n" + LoggingHandler.Outcome + "\n";

    [Theory]
    [InlineData("""_logger.LogInformation($"Order {order.Id}");""", "an interpolated string")]
    [InlineData("""_logger.LogInformation("Order " + order.Id);""", "a concatenation")]
    [InlineData("""_logger.LogInformation(string.Format("Order {0}", order.Id));""", "string.Format")]
    [InlineData("""_logger.LogInformation("Order {0}", order.Id);""", "numbered holes")]
    [InlineData("""Serilog.Log.Information($"Order {order.Id}");""", "an interpolated string")]
    [InlineData("""context.Logger.LogInformation($"Order {order.Id}");""", "an interpolated string")]
    public void PAY3002(string log, string defect) =>
        Assert.Equal([$"This log is {defect}: what goes into it ends as text that no query can filter or group by. Use a template with named holes."], LoggingHandler.With(Pay + log + " return 200;").Found("PAY3002"));

    [Theory]
    [InlineData("""_logger.LogInformation("Order {OrderId}", order.Id);""")]
    [InlineData("""_logger.LogInformation("Order");""")]
    [InlineData("""_logger.LogInformation("Order " + "placed");""")]
    [InlineData("""_logger.LogInformation($"Order {nameof(order)}");""")]
    [InlineData("""context.Logger.LogLine($"Order {order.Id}");""")]
    [InlineData("""Console.WriteLine($"Order {order.Id}");""")]
    [InlineData("""_logger.LogInformation($"{{\"id\":\"{order.Id}\"}}");""")]
    [InlineData("""Own($"Order {order.Id}");""")]
    public void PAY3002_is_content_with(string log) => Assert.Empty(LoggingHandler.With(Pay + log + " return 200;", "    private static void Own(string text) { }").Found("PAY3002"));

    [Fact]
    public void PAY3002_one_report_a_method() =>
        Assert.Contains("So do 2 more logs of this method.", Assert.Single(LoggingHandler.With(
            Pay + """_logger.LogInformation($"A {order.Id}"); _logger.LogInformation($"B {order.Id}"); _logger.LogInformation($"C {order.Id}"); return 200;""").Found("PAY3002")));

    [Theory]
    [InlineData("""_logger.LogInformation($"Order {order.Id}");""", "Info")]
    [InlineData("""_logger.LogInformation($"Payment {order.Id} approved");""", "Warning")]
    [InlineData("""_logger.LogError($"Order {order.Id}");""", "Warning")]
    public void PAY3002_warns_of_outcomes(string log, string severity) => Assert.Equal([severity], LoggingHandler.With(Pay + log + " return 200;").Severities("PAY3002"));

    [Fact]
    public void PAY3002_is_a_suggestion_where_PAY3001_warns()
    {
        var code = LoggingHandler.With("""await _payments.ProcessPaymentAsync(order); _logger.LogInformation($"Payment processed {order.Id}"); return 200;""");
        Assert.Equal(["Info"], code.Severities("PAY3002"));
        Assert.Equal(["Warning"], code.Severities("PAY3001"));
    }
}
