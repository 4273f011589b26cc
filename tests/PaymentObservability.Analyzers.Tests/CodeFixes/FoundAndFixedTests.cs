using System;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>What the rule finds and its fix together make of whole handlers: after the fix the analyzer has nothing more to say.</summary>
public class FoundAndFixedTests(ITestOutputHelper output)
{
    private const string X402 = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        namespace Shop;

        public record Verdict(bool IsValid, string? InvalidReason);

        public record Settlement(bool Success, string? ErrorReason, string? Transaction);

        public record Requirements(string Amount, string Asset);

        public interface IFacilitatorClient
        {
            Task<Verdict> VerifyAsync(string payload, Requirements requirements);

            Task<Settlement> SettleAsync(string payload, Requirements requirements);
        }

        public class Function
        {
            private readonly IFacilitatorClient _facilitator;

            public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;

            public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                if (!request.Headers.TryGetValue("X-PAYMENT", out var payment))
                {
                    return new APIGatewayProxyResponse { StatusCode = 402 };
                }

                var requirements = new Requirements("1000000", "USDC");
                var verdict = await _facilitator.VerifyAsync(payment, requirements);
                if (!verdict.IsValid)
                {
                    return new APIGatewayProxyResponse { StatusCode = 402, Body = verdict.InvalidReason };
                }

                var settlement = await _facilitator.SettleAsync(payment, requirements);
                if (!settlement.Success)
                {
                    return new APIGatewayProxyResponse { StatusCode = 402, Body = settlement.ErrorReason };
                }

                return new APIGatewayProxyResponse { StatusCode = 200, Body = settlement.Transaction };
            }
        }
        """;

    private static Type[] Assemblies(MetricLibrary library) => library switch
    {
        MetricLibrary.Powertools => [typeof(AWS.Lambda.Powertools.Metrics.Metrics)],
        MetricLibrary.EmbeddedMetrics => [typeof(Amazon.CloudWatch.EMF.Logger.MetricsLogger), typeof(Microsoft.Extensions.Logging.ILoggerFactory)],
        MetricLibrary.CloudWatch => [typeof(Amazon.CloudWatch.AmazonCloudWatchClient), typeof(Amazon.Runtime.AmazonServiceClient)],
        _ => [],
    };

    [Theory]
    [InlineData(nameof(MetricLibrary.Powertools))]
    [InlineData(nameof(MetricLibrary.EmbeddedMetrics))]
    [InlineData(nameof(MetricLibrary.CloudWatch))]
    [InlineData(nameof(MetricLibrary.StandardOutput))]
    public void X402Handler(string library)
    {
        var documents = RuleCase.Of(X402).Using(Assemblies(Enum.Parse<MetricLibrary>(library))).Fixed("PAY1001", out var left);
        output.WriteLine(string.Join("\n", left));
        Assert.Contains("attempt.Failed(verdict.InvalidReason);", documents[0].Text);
    }
}
