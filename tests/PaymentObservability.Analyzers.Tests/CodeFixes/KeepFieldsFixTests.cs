using System.Linq;
using PaymentObservability.Tests.Rules.Logging;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>PAY3002's fix, one log at a time, and that it compiles, converges and is found no more.</summary>
public class KeepFieldsFixTests
{
    private const string Pay = """
            var receipt = await _payments.ProcessPaymentAsync(order);
            var watch = Stopwatch.StartNew();
            const string Shop = "corner \"shop\"";
            string[] tags = { "a" };
            string? coupon = order.Id.Length > 3 ? order.Id : null;
            _logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", 12.5, order.Id, receipt.Success, receipt.Error);

    """;

    [Theory]
    [InlineData("""_logger.LogInformation($"Order {order.Id} of {order.Amount}");""", """_logger.LogInformation("Order {OrderId} of {Amount}", order.Id, order.Amount);""")]
    [InlineData("""_logger.LogInformation($"Took {watch.ElapsedMilliseconds}");""", """_logger.LogInformation("Took {duration}", watch.ElapsedMilliseconds);""")]
    [InlineData("""_logger.LogInformation($"Took {watch.Elapsed.TotalMilliseconds:F1}");""", """_logger.LogInformation("Took {duration:F1}", watch.Elapsed.TotalMilliseconds);""")]
    [InlineData("""_logger.LogInformation($"{order.Amount,10:N2}|{order.Amount,-3}");""", """_logger.LogInformation("{Amount,10:N2}|{Amount2,-3}", order.Amount, order.Amount);""")]
    [InlineData("""_logger.LogInformation($"At {Shop}: {order.Currency}");""", """_logger.LogInformation("At corner \"shop\": {Currency}", order.Currency);""")]
    [InlineData("""_logger.LogInformation($"{nameof(order)} {order.Network}");""", """_logger.LogInformation("order {Network}", order.Network);""")]
    [InlineData("""_logger.LogInformation($"{{braces}} {order.Network}");""", """_logger.LogInformation("{{braces}} {Network}", order.Network);""")]
    [InlineData(""""_logger.LogInformation($@"C:\{order.Network}""quoted""");"""", """_logger.LogInformation("C:\\{Network}\"quoted\"", order.Network);""")]
    [InlineData("""_logger.LogInformation($"Order {order.Network}", System.Array.Empty<object>());""", null)]
    [InlineData(""""_logger.LogInformation($$"""a {raw} "q" {{order.Network}}""");"""", """_logger.LogInformation("a {{raw}} \"q\" {Network}", order.Network);""")]
    [InlineData("""_logger.LogInformation($"tab\t{order.Network}\u00e9");""", """_logger.LogInformation("tab\t{Network}é", order.Network);""")]
    [InlineData("""_logger.LogInformation("Order " + order.Network + " of " + Shop + '!');""", """_logger.LogInformation("Order {Network} of corner \"shop\"!", order.Network);""")]
    [InlineData("""_logger.LogInformation("Sum " + (order.Amount + 1) + " " + order.Currency);""", """_logger.LogInformation("Sum {Value} {Currency}", order.Amount + 1, order.Currency);""")]
    [InlineData("""_logger.LogInformation("{" + order.Network + "}");""", """_logger.LogInformation("{{{Network}}}", order.Network);""")]
    [InlineData("""_logger.LogInformation(string.Format("Order {0} {1:F2}", order.Network, order.Amount));""", """_logger.LogInformation("Order {Network} {Amount:F2}", order.Network, order.Amount);""")]
    [InlineData("""_logger.LogInformation("Order {0} of {1}", order.Network, order.Amount);""", """_logger.LogInformation("Order {Network} of {Amount}", order.Network, order.Amount);""")]
    [InlineData("""_logger.LogInformation("{1} of {0}", order.Network, order.Amount);""", null)]
    [InlineData("""_logger.LogInformation(string.Format("{0} {0}", order.Network));""", null)]
    [InlineData("""_logger.LogInformation($"Is {(receipt.Success ? "paid" : "open")}");""", """_logger.LogInformation("Is {Success}", receipt.Success ? "paid" : "open");""")]
    [InlineData("""_logger.LogInformation($"By {coupon ?? "none"} {coupon?.Length}");""", """_logger.LogInformation("By {Coupon} {CouponLength}", coupon ?? "none", coupon?.Length);""")]
    [InlineData("""_logger.LogInformation($"Tags {tags}");""", """_logger.LogInformation("Tags {Tags}", (object)tags);""")]
    [InlineData("""_logger.LogInformation($"{$"nested {order.Network}"} end");""", """_logger.LogInformation("nested {Network} end", order.Network);""")]
    [InlineData("""_logger.LogInformation($"Why {receipt.Error}");""", """_logger.LogInformation("Why {Error}", receipt.Error);""")]
    [InlineData("""_logger.LogInformation($"Round {Math.Round(order.Amount, 2)} {order.Currency.ToUpperInvariant()}");""", """_logger.LogInformation("Round {Amount} {Currency}", Math.Round(order.Amount, 2), order.Currency.ToUpperInvariant());""")]
    [InlineData("""_logger.LogInformation($"At {DateTime.UtcNow:HH:mm} {order.Network}");""", """_logger.LogInformation("At {UtcNow:HH:mm} {Network}", DateTime.UtcNow, order.Network);""")]
    [InlineData("""_logger.LogInformation($"Wait {await Task.FromResult(order.Network)}");""", """_logger.LogInformation("Wait {Network}", await Task.FromResult(order.Network));""")]
    [InlineData("""_logger.LogInformation(new EventId(2), $"Order {order.Network}");""", """_logger.LogInformation(new EventId(2), "Order {Network}", order.Network);""")]
    [InlineData("""_logger.Log(Microsoft.Extensions.Logging.LogLevel.Information, $"Order {order.Network}");""", """_logger.Log(Microsoft.Extensions.Logging.LogLevel.Information, "Order {Network}", order.Network);""")]
    [InlineData("""_logger?.LogInformation($"Order {order.Network}");""", """_logger?.LogInformation("Order {Network}", order.Network);""")]
    [InlineData("""Serilog.Log.Information($"Order {order.Network}");""", """Serilog.Log.Information("Order {Network}", order.Network);""")]
    [InlineData("""context.Logger.LogInformation($"Order {order.Network}");""", """context.Logger.LogInformation("Order {Network}", order.Network);""")]
    [InlineData("""_logger.LogInformation(message: $"Order {order.Network}");""", null)]
    [InlineData("""_logger.LogInformation($"Order {order.Network /* why */} x");""", null)]
    [InlineData("""_logger.LogInformation($"Key {apiKey}");""", null)]
    [InlineData("""_logger.LogInformation($"Level {level} of {message}");""", """_logger.LogInformation("Level {PaymentLevel} of {PaymentMessage}", level, message);""")]
    [InlineData("""_logger.LogInformation($"Span {order.Network.AsSpan(1)}");""", null)]
    public void One_log(string log, string? expected)
    {
        var code = LoggingHandler.With(Pay + "        string apiKey = order.Id, level = order.Network, message = coupon ?? apiKey; _ = (tags, coupon, Shop, apiKey, level, message);\n        " + log + "\n        return 200;");
        if (expected is null)
        {
            code.HasNoFix("PAY3002");
        }
        else
        {
            Assert.Contains("\n        " + expected + "\n", code.Fixed("PAY3002")[0].Text);
        }
    }

    [Fact]
    public void All_logs_of_a_method_at_once_and_nothing_else()
    {
        const string Before = """
                _ = (tags, coupon, Shop, watch);

                // one
                _logger.LogInformation($"A {order.Id}"); // two
                _logger.LogError(new Exception(), $"B {order.Amount}");

                return 200;
        """;
        var text = LoggingHandler.With(Pay + Before).Fixed("PAY3002")[0].Text;
        Assert.Contains(Before.Replace("$\"A {order.Id}\"", "\"A {OrderId}\", order.Id").Replace("$\"B {order.Amount}\"", "\"B {Amount}\", order.Amount"), text);
    }

    [Fact]
    public void A_failure_keeps_its_exception_and_names_the_error() =>
        Assert.Contains(
            """_logger.LogError(ex, "Failed {OrderId}: {Error}", order.Id, ex.Message);""",
            LoggingHandler.Catching("""catch (Exception ex) { _logger.LogError(ex, $"Failed {order.Id}: {ex.Message}"); }""").Fixed("PAY3002")[0].Text);

    [Theory]
    [InlineData("$\"Failed {order.Id}: {ex}\"", "ex, \"Failed {OrderId}\", order.Id")]
    [InlineData("$\"Failed: {ex}\"", "ex, \"Failed\"")]
    [InlineData("\"Failed \" + order.Id + \" - \" + ex", "ex, \"Failed {OrderId}\", order.Id")]
    [InlineData("$\"{ex} of {order.Id}\"", "\"{Error} of {OrderId}\", ex, order.Id")]
    public void An_exception_at_the_end_is_given_as_such(string before, string after) =>
        Assert.Equal(
            "_logger.LogError(" + after + ");",
            LoggingHandler.Catching("catch (Exception ex) { _logger.LogError(" + before + "); }").Fixed("PAY3002")[0].Text.Split("catch (Exception ex) { ")[1].Split(" }")[0]);

    [Fact]
    public void Methods_with_LoggerMessage_are_left_alone() =>
        Assert.Empty(LoggingHandler.With(
            Pay + "        _ = (tags, coupon, Shop, watch); Log.Paid(_logger, order.Id);\n        return 200;",
            "}\npublic static partial class Log { [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Information, Message = \"Order {0}\")] static partial void Told(ILogger logger, string id); public static void Paid(ILogger logger, string id) => Told(logger, id);").Found("PAY3002"));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_stay(string end)
    {
        var code = LoggingHandler.With(Pay + "        _ = (tags, coupon, Shop, watch);\n        _logger.LogInformation($\"Order {order.Network}\");\n        return 200;");
        code = code with { Sources = [.. code.Sources.Select(source => (source.Path, source.Text.Replace("\r\n", "\n").Replace("\n", end)))] };
        var text = code.Fixed("PAY3002")[0].Text;
        Assert.Equal(text, text.Replace("\r\n", "\n").Replace("\n", end));
    }
}
