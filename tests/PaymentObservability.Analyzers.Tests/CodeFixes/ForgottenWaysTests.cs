using System.Linq;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>PAY1002's fix: a scope beside what the code records itself, which records only what the code forgets.</summary>
public class ForgottenWaysTests
{
    private const string Before = """
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using AWS.Lambda.Powertools.Metrics;

        namespace Shop;

        public record Settlement(bool Success, string? ErrorReason);

        public interface IFacilitatorClient
        {
            Task<Settlement> SettlePaymentAsync(string payload);
        }

        public class Function
        {
            private readonly IFacilitatorClient _facilitator;

            public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;

            [Metrics(Namespace = "X402Payment")]
            public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {

        """;

    private const string After = """
            }
        }
        """;

    [Fact]
    public void OnlySuccessIsRecorded()
    {
        var text = Fixed("""
                    var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                    if (!settlement.Success)
                    {
                        return new APIGatewayProxyResponse { StatusCode = 402 };
                    }

                    // The dashboard shows this.
                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                    return new APIGatewayProxyResponse { StatusCode = 200 };

            """);
        Assert.Contains("""
                    using var attempt = PaymentAttempt.Start("Function.PayHandler", context.Logger);
                    var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                    attempt.Complete(settlement.Success, settlement.ErrorReason);
                    if (!settlement.Success)
                    {
                        return new APIGatewayProxyResponse { StatusCode = 402 };
                    }

                    // The dashboard shows this.
                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    attempt.Recorded();
                    Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                    return new APIGatewayProxyResponse { StatusCode = 200 };
            """, text);
    }

    [Fact]
    public void WhatIsRecordedInACatchIsOutsideTheScope() => Case("""
                    try
                    {
                        var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                        if (!settlement.Success)
                        {
                            return new APIGatewayProxyResponse { StatusCode = 402 };
                        }

                        Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                        Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                        return new APIGatewayProxyResponse { StatusCode = 200 };
                    }
                    catch (System.Exception)
                    {
                        Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count);
                        Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                        throw;
                    }

            """).HasNoFix("PAY1002");

    [Fact]
    public void OtherNamesWouldBeASecondMetric() => Case("""
                    var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                    if (!settlement.Success)
                    {
                        return new APIGatewayProxyResponse { StatusCode = 402 };
                    }

                    Metrics.AddMetric("ChargesSucceeded", 1, MetricUnit.Count);
                    Metrics.AddMetric("ChargeLatency", 12, MetricUnit.Milliseconds);
                    return new APIGatewayProxyResponse { StatusCode = 200 };

            """).HasNoFix("PAY1002");

    [Fact]
    public void AnotherNamespaceWouldBeASecondMetric() => (Case("""
                    var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                    if (!settlement.Success)
                    {
                        return new APIGatewayProxyResponse { StatusCode = 402 };
                    }

                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                    return new APIGatewayProxyResponse { StatusCode = 200 };

            """, "Acme/Shop")).HasNoFix("PAY1002");

    [Fact]
    public void TheDurationOfEveryAttemptIsTheirs() => Case("""
                    var watch = System.Diagnostics.Stopwatch.StartNew();
                    var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                    Metrics.AddMetric("PaymentDuration", watch.ElapsedMilliseconds, MetricUnit.Milliseconds);
                    if (settlement.Success)
                    {
                        Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    }

                    return new APIGatewayProxyResponse { StatusCode = 200 };

            """).HasNoFix("PAY1002");

    private static RuleCase Case(string body, string metricNamespace = "X402Payment") =>
        RuleCase.Of((Before + body + After).Replace("\"X402Payment\"", "\"" + metricNamespace + "\"")).Using(typeof(AWS.Lambda.Powertools.Metrics.Metrics));

    private static string Fixed(string body) => Case(body).Fixed("PAY1002").Single().Text;
}
