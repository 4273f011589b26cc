using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>PAY1004, PAY1005, PAY1007 and PAY1008: found by the rule, fixed, and gone.</summary>
public class OtherFixesTests
{
    private static string Handler(string body, string members = "", string usings = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        {{usings}}

        namespace Shop;

        public record Verdict(bool IsValid, string? InvalidReason);

        public record Settlement(bool Success, string? ErrorReason, string? Transaction, decimal Amount);

        public interface IFacilitatorClient
        {
            Task<Verdict> VerifyAsync(string payload);

            Task<Settlement> SettleAsync(string payload);
        }

        public class Function
        {
            private readonly IFacilitatorClient _facilitator;
            {{members}}

            public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;

            public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                var clock = Stopwatch.StartNew();
                var wallet = request.Headers["wallet"];
        {{body}}
            }
        }
        """;

    private static RuleCase Powertools(string body) => RuleCase.Of(Handler(body, usings: "using AWS.Lambda.Powertools.Metrics;")).Using(typeof(AWS.Lambda.Powertools.Metrics.Metrics));

    private static void AssertLine(string expected, List<FixedDocument> documents) => Assert.Contains(expected, documents[0].Text.Split('\n').Select(line => line.Trim()));

    [Fact]
    public void MisspeltName()
    {
        var documents = Powertools("""
            var settlement = await _facilitator.SettleAsync("");
            Metrics.AddMetric("PaymentSucess", settlement.Success ? 1 : 0, MetricUnit.Count);
            Metrics.AddMetric("PaymentDuration", clock.ElapsedMilliseconds, MetricUnit.Milliseconds);
            return new APIGatewayProxyResponse();
            """).Fixed("PAY1004");
        AssertLine("Metrics.AddMetric(\"PaymentSuccess\", settlement.Success ? 1 : 0, MetricUnit.Count);", documents);
    }

    [Fact]
    public void WrongUnit()
    {
        var documents = Powertools("""
            var settlement = await _facilitator.SettleAsync("");
            Metrics.AddMetric("PaymentSuccess", settlement.Success ? 1 : 0, MetricUnit.Count);
            Metrics.AddMetric("PaymentDuration", clock.ElapsedMilliseconds, MetricUnit.Seconds);
            return new APIGatewayProxyResponse();
            """).Fixed("PAY1004");
        AssertLine("Metrics.AddMetric(\"PaymentDuration\", clock.ElapsedMilliseconds, MetricUnit.Milliseconds);", documents);
    }

    [Fact]
    public void DimensionThatIsAWallet()
    {
        var documents = Powertools("""
            var settlement = await _facilitator.SettleAsync("");
            Metrics.AddDimension("Wallet", wallet);
            Metrics.AddDimension("Network", "base");
            Metrics.AddMetric("PaymentSuccess", settlement.Success ? 1 : 0, MetricUnit.Count);
            Metrics.PushSingleMetric("PaymentDuration", clock.ElapsedMilliseconds, MetricUnit.Milliseconds, null, null, new Dictionary<string, string> { { "Scheme", "exact" }, { "TransactionId", settlement.Transaction ?? "" } });
            return new APIGatewayProxyResponse();
            """).Fixed("PAY1005");
        AssertLine("Metrics.AddMetadata(\"Wallet\", wallet);", documents);
        AssertLine("Metrics.AddDimension(\"Network\", \"base\");", documents);
        AssertLine("Metrics.PushSingleMetric(\"PaymentDuration\", clock.ElapsedMilliseconds, MetricUnit.Milliseconds, null, null, new Dictionary<string, string> { { \"Scheme\", \"exact\" } });", documents);
    }

    [Fact]
    public void DimensionsOfEmbeddedMetrics()
    {
        var documents = RuleCase.Of(Handler("""
            var settlement = await _facilitator.SettleAsync("");
            using var logger = new MetricsLogger();
            logger.PutDimensions(new DimensionSet("Wallet", wallet));
            logger.PutMetric("PaymentSuccess", settlement.Success ? 1 : 0, Unit.COUNT);
            logger.PutMetric("PaymentDuration", clock.ElapsedMilliseconds, Unit.MILLISECONDS);
            return new APIGatewayProxyResponse();
            """, usings: "using Amazon.CloudWatch.EMF.Logger;\nusing Amazon.CloudWatch.EMF.Model;"))
            .Using(typeof(Amazon.CloudWatch.EMF.Logger.MetricsLogger), typeof(Microsoft.Extensions.Logging.ILoggerFactory)).Fixed("PAY1005");
        AssertLine("logger.PutProperty(\"Wallet\", wallet);", documents);
    }

    [Fact]
    public void DimensionsOfCloudWatch()
    {
        var documents = RuleCase.Of(Handler("""
            var settlement = await _facilitator.SettleAsync("");
            var duration = new MetricDatum { MetricName = "PaymentDuration", Value = clock.ElapsedMilliseconds, Unit = StandardUnit.Milliseconds, Dimensions = new List<Dimension>() };
            duration.Dimensions.Add(new Dimension { Name = "Wallet", Value = wallet });
            duration.Dimensions.Add(new Dimension { Name = "Network", Value = "base" });
            await _cloudWatch.PutMetricDataAsync(new PutMetricDataRequest
            {
                Namespace = "X402Payment",
                MetricData = new List<MetricDatum>
                {
                    new MetricDatum
                    {
                        MetricName = "PaymentSuccess",
                        Value = settlement.Success ? 1 : 0,
                        Unit = StandardUnit.Count,
                        Dimensions = new List<Dimension> { new Dimension { Name = "Wallet", Value = wallet }, new Dimension { Name = "Network", Value = "base" } },
                    },
                    duration,
                },
            });
            return new APIGatewayProxyResponse();
            """, "private readonly IAmazonCloudWatch _cloudWatch = new AmazonCloudWatchClient();", "using Amazon.CloudWatch;\nusing Amazon.CloudWatch.Model;"))
            .Using(typeof(Amazon.CloudWatch.AmazonCloudWatchClient), typeof(Amazon.Runtime.AmazonServiceClient)).Fixed("PAY1005");
        AssertLine("Dimensions = new List<Dimension> { new Dimension { Name = \"Network\", Value = \"base\" } },", documents);
        Assert.DoesNotContain("\"Wallet\"", documents[0].Text);
    }

    [Fact]
    public void TagsOfInstruments()
    {
        var documents = RuleCase.Of(Handler("""
            var settlement = await _facilitator.SettleAsync("");
            var tags = new TagList { { "wallet", wallet }, { "network", "base" } };
            tags.Add("payer", wallet);
            Success.Record(settlement.Success ? 1 : 0, tags);
            Duration.Record(clock.Elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("network", "base"), new KeyValuePair<string, object?>("wallet", wallet));
            return new APIGatewayProxyResponse();
            """, """
            private static readonly Meter Meter = new("X402Payment");
            private static readonly Histogram<double> Success = Meter.CreateHistogram<double>("PaymentSuccess");
            private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("PaymentDuration", "ms");
            """, "using System.Diagnostics.Metrics;")).Fixed("PAY1005");
        AssertLine("var tags = new TagList { { \"network\", \"base\" } };", documents);
        AssertLine("Duration.Record(clock.Elapsed.TotalMilliseconds, new KeyValuePair<string, object?>(\"network\", \"base\"));", documents);
        Assert.DoesNotContain("\"payer\"", documents[0].Text);
    }

    [Fact]
    public void AmountThatTheAttemptWasNotGiven()
    {
        var without = new RuleCase { Sources = [.. RuleCase.Of(Handler("""
            var amount = wallet.Length * 1.5m;
            var settlement = await _facilitator.SettleAsync("");
            return new APIGatewayProxyResponse { StatusCode = settlement.Success ? 200 : 402 };
            """)).Fixed("PAY1001").Select(document => (document.Path, document.Text.Replace(", amount);", ");")))] }
            .Using(typeof(Amazon.Lambda.Core.ILambdaContext), typeof(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest));
        Assert.Contains("attempt.Complete(settlement.Success, settlement.ErrorReason);", without.Sources[0].Text);
        AssertLine("attempt.Complete(settlement.Success, settlement.ErrorReason, amount);", without.Fixed("PAY1007"));
    }

    [Fact]
    public void AmountBesideTheRecordOfSuccess()
    {
        var documents = Powertools("""
            var amountInCents = (long)wallet.Length;
            var settlement = await _facilitator.SettleAsync("");
            Metrics.AddMetric("PaymentDuration", clock.ElapsedMilliseconds, MetricUnit.Milliseconds);
            if (settlement.Success)
            {
                Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                return new APIGatewayProxyResponse();
            }

            Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count);
            return new APIGatewayProxyResponse { StatusCode = 402 };
            """).Fixed("PAY1007");
        AssertLine("Metrics.AddMetric(\"PaymentAmount\", amountInCents / 100d, MetricUnit.None);", documents);
    }

    [Fact]
    public void Challenge()
    {
        var documents = RuleCase.Of(Handler("""
            if (wallet.Length == 0) return new APIGatewayProxyResponse { StatusCode = 402 };
            var verdict = await _facilitator.VerifyAsync("");
            if (!verdict.IsValid)
            {
                return new APIGatewayProxyResponse { StatusCode = 402 };
            }

            var settlement = await _facilitator.SettleAsync("");
            return new APIGatewayProxyResponse { StatusCode = settlement.Success ? 200 : 402 };
            """)).Fixed("PAY1008");
        AssertLine("PaymentAttempt.Challenged(\"Function.FunctionHandler\");", documents);
        Assert.Single(documents, document => document.HasType);
    }

    [Fact]
    public void ChallengeThatIsOneOfTwoAnswers() => RuleCase.Of(Handler("""
        var early = wallet.Length == 0 ? new APIGatewayProxyResponse { StatusCode = 402 } : null;
        if (early != null) return early;
        var verdict = await _facilitator.VerifyAsync("");
        var settlement = await _facilitator.SettleAsync(verdict.InvalidReason ?? "");
        return new APIGatewayProxyResponse { StatusCode = settlement.Success ? 200 : 402 };
        """)).HasNoFix("PAY1008");
}
