using System;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>What the attempt scope logs is what PAY3001 and PAY3004 want, whichever logger is in reach.</summary>
public class LoggedOutcomeTests
{
    [Theory]
    [InlineData("Microsoft.Extensions.Logging.ILogger", "    private readonly Microsoft.Extensions.Logging.ILogger _logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;", typeof(Microsoft.Extensions.Logging.ILogger))]
    [InlineData("Serilog.ILogger", "    private readonly Serilog.ILogger _logger = Serilog.Core.Logger.None;", typeof(Serilog.ILogger))]
    [InlineData("Logger.Log(level, ", "", typeof(AWS.Lambda.Powertools.Logging.Logger), typeof(Microsoft.Extensions.Logging.ILogger))]
    [InlineData("ILambdaLogger", "")]
    public void PAY3001_is_content_after_its_fix(string written, string members, params Type[] libraries)
    {
        var handler = PayHandler.With("        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;", members, libraries: libraries);
        Assert.Single(handler.Found("PAY3001"));
        var text = handler.Fixed("PAY3001")[0].Text;
        Assert.Contains("PaymentAttempt.Start(", text);
        Assert.Contains(written, text);
    }

    [Fact]
    public void PAY3001_is_content_with_a_line_on_standard_output() =>
        Assert.Contains("OpenStandardOutput()", RuleCase.Of("""
            using System.Threading.Tasks;
            using Amazon.Lambda.APIGatewayEvents;

            namespace Shop;

            public record Receipt(bool Success, string? Error);

            public interface IPaymentService
            {
                Task<Receipt> ProcessPaymentAsync(string order);
            }

            public class Function
            {
                private readonly IPaymentService _payments;

                public Function(IPaymentService payments) => _payments = payments;

                public async Task<int> FunctionHandler(APIGatewayProxyRequest request)
                {
                    var receipt = await _payments.ProcessPaymentAsync(request.Body);
                    return receipt.Success ? 200 : 402;
                }
            }
            """).Fixed("PAY3001")[0].Text);

    [Fact]
    public void PAY3004_is_content_after_its_fix() =>
        Assert.Contains("StartConnection(", PayHandler.With("        return await ConnectWalletAsync(order.Id) ? 200 : 500;", "    private static Task<bool> ConnectWalletAsync(string id) => Task.FromResult(id.Length > 3);").Fixed("PAY3004")[0].Text);
}
