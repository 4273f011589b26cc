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

    private static readonly string[] Ids = ["PAY1001", "PAY1008", "PAY2001", "PAY2002", "PAY2003", "PAY3001"];

    [Theory]
    [InlineData("Lambda")]
    [InlineData("Microsoft")]
    [InlineData("StandardOutput")]
    [InlineData("XRay")]
    [InlineData("Datadog")]
    [InlineData("ActivitySource")]
    public void TheOrderMakesNoDifference(string logger)
    {
        var source = logger switch
        {
            "Microsoft" => Source.Replace("public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;", "private readonly Microsoft.Extensions.Logging.ILogger<Function> _logger;\n\n    public Function(IFacilitatorClient facilitator, Microsoft.Extensions.Logging.ILogger<Function> logger) => (_facilitator, _logger) = (facilitator, logger);"),
            "StandardOutput" => Source.Replace(", ILambdaContext context", ""),
            "ActivitySource" => Source.Replace("public class Function\n", "public static class Telemetry { public static OpenTelemetry.Trace.TracerProvider Build() => OpenTelemetry.Trace.TracerProviderBuilderExtensions.Build(OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(\"Shop.Payments\")); }\n\npublic class Function\n"),
            _ => Source,
        };
        var fixCase = RuleCase.Of(source).Using(typeof(Microsoft.Extensions.Logging.ILogger));
        fixCase = logger switch
        {
            "XRay" => fixCase.Using(typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder)),
            "Datadog" => fixCase.Using(typeof(global::Datadog.Trace.Tracer)),
            "ActivitySource" => fixCase.Using(typeof(OpenTelemetry.Sdk), typeof(OpenTelemetry.BaseProvider)),
            _ => fixCase,
        };
        var orders = Orders(Ids).Select(ids => fixCase.FixedInTurn(ids)).ToList();
        foreach (var (texts, left) in orders)
        {
            Assert.Equal(orders[0].Texts, texts);
            Assert.All(left, found => Assert.True(found.Contains("PAY4") || (found.Contains("PAY2001") && !texts[0].Contains("EndSpan")), found));
        }

        Assert.Equal(logger is "XRay" or "Datadog" or "ActivitySource", orders[0].Texts[0].Contains("EndSpan"));
        Assert.Equal(logger == "ActivitySource", orders[0].Texts[0].Contains("new ActivitySource(\"Shop.Payments\")"));
        Assert.Contains(logger switch { "StandardOutput" => "PayHandler\");", "Microsoft" => ", _logger);", _ => ", context.Logger);" }, orders[0].Texts[0]);
    }

    /// <summary>All that is found in the x402 sample, in orders that put each rule before and behind each other.</summary>
    [Fact]
    public void TheSampleInAnyOrder()
    {
        var sample = Sample.X402();
        var ids = Sample.Fixable;
        var shuffled = Enumerable.Range(1, 3).Select(seed => ids.OrderBy(id => id.Aggregate(seed * 7919, (hash, digit) => unchecked((hash * 31) + digit))).ToArray());
        var orders = new[] { ids, [.. ids.Reverse()] }.Concat(shuffled).Select(order => (Order: string.Join(' ', order), Result: sample.FixedInTurn(order))).ToList();
        foreach (var (order, (texts, left)) in orders)
        {
            Assert.DoesNotContain(left, found => ids.Any(found.Contains));
            foreach (var (text, first) in texts.Zip(orders[0].Result.Texts))
            {
                Assert.True(text == first, order + "\n" + string.Join("\n", text.Split('\n').Except(first.Split('\n')).Take(20)));
            }
        }
    }

    [Fact]
    public void TemplatesAndMasksInAnyOrder()
    {
        var source = Source
            .Replace("public record Settlement(bool Success, string? ErrorReason, string? Transaction);", "public record Settlement(bool Success, string? ErrorReason, string? Transaction, string? Payer);")
            .Replace("        return new APIGatewayProxyResponse { StatusCode = 200 };", "        context.Logger.LogInformation($\"Payment of {settlement.Payer} settled in {settlement.Transaction}\");\n        return new APIGatewayProxyResponse { StatusCode = 200 };");
        var orders = new[] { new[] { "PAY3002", "PAY5003" }, ["PAY5003", "PAY3002"] }.Select(ids => RuleCase.Of(source).FixedInTurn(ids)).ToList();
        Assert.Equal(orders[0].Texts, orders[1].Texts);
        Assert.Contains("context.Logger.LogInformation(\"Payment of {Payer} settled in {Transaction}\", maskedPayer, settlement.Transaction);", orders[0].Texts[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TypesStandInOneOrder(bool isBlock)
    {
        var source = isBlock ? Source.Replace("namespace Shop;", "namespace Shop\n{") + "\n}\n" : Source;
        var orders = Orders(["PAY1001", "PAY4001", "PAY4004"]).Select(ids => RuleCase.Of(source).FixedInTurn(ids)).ToList();
        Assert.All(orders, order => Assert.Equal(orders[0].Texts, order.Texts));
        var text = orders[0].Texts[0];
        Assert.True(text.IndexOf("class CanaryFunction") < text.IndexOf("class HealthFunction") && text.IndexOf("class HealthFunction") < text.IndexOf("class PaymentAttempt"), text);
    }

    // Each comes first once and last once; all orders would be twenty-four.
    private static IEnumerable<string[]> Orders(string[] ids) => ids.Select((_, i) => (string[])[.. ids[i..], .. ids[..i]]).Append([.. ids.Reverse()]);
}
