using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>In whatever order the fixes are taken, they come to the same code, about which nothing is left to say.</summary>
public class FixOrderTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        namespace Shop;

        public record Verdict(bool IsValid, string? InvalidReason);

        public record Settlement(bool Success, string? ErrorReason, string? Transaction);

        public record Requirements(string MaxAmountRequired, string Asset);

        public interface IFacilitatorClient
        {
            Task<Verdict> VerifyAsync(string payload, Requirements requirements);

            Task<Settlement> SettleAsync(string payload, Requirements requirements);
        }

        public class Function
        {
            private readonly IFacilitatorClient _facilitator;
            private readonly Requirements _requirements = new("10000", "USDC");

            public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;

            public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                if (!request.Headers.TryGetValue("X-PAYMENT", out var payment))
                {
                    return new APIGatewayProxyResponse { StatusCode = 402 };
                }

                var verdict = await _facilitator.VerifyAsync(payment, _requirements);
                if (!verdict.IsValid)
                {
                    return new APIGatewayProxyResponse { StatusCode = 402 };
                }

                var settlement = await _facilitator.SettleAsync(payment, _requirements);
                if (!settlement.Success)
                {
                    return new APIGatewayProxyResponse { StatusCode = 402 };
                }

                return new APIGatewayProxyResponse { StatusCode = 200 };
            }
        }
        """;

    private static readonly string[] Ids = ["PAY1001", "PAY1008", "PAY3001"];

    [Theory]
    [InlineData("Lambda")]
    [InlineData("Microsoft")]
    [InlineData("StandardOutput")]
    public void TheOrderMakesNoDifference(string logger)
    {
        var source = logger switch
        {
            "Microsoft" => Source.Replace("public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;", "private readonly Microsoft.Extensions.Logging.ILogger<Function> _logger;\n\n    public Function(IFacilitatorClient facilitator, Microsoft.Extensions.Logging.ILogger<Function> logger) => (_facilitator, _logger) = (facilitator, logger);"),
            "StandardOutput" => Source.Replace(", ILambdaContext context", ""),
            _ => Source,
        };
        var fixCase = RuleCase.Of(source).Using(typeof(Microsoft.Extensions.Logging.ILogger));
        var orders = Orders(Ids).Select(ids => fixCase.FixedInTurn(ids)).ToList();
        foreach (var (texts, left) in orders)
        {
            Assert.Equal(orders[0].Texts, texts);
            Assert.All(left, found => Assert.Contains("PAY4", found));
        }

        Assert.Contains(logger switch { "Lambda" => ", context.Logger);", "Microsoft" => ", _logger);", _ => "PayHandler\");" }, orders[0].Texts[0]);
    }

    private static IEnumerable<string[]> Orders(string[] ids) => ids.Length == 1 ? [ids] : ids.SelectMany(id => Orders([.. ids.Where(other => other != id)]).Select(rest => (string[])[id, .. rest]));
}
