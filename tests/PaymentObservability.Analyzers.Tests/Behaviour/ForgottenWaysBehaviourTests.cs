using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>PAY1002's fix, run: what the code records itself and what the scope adds make one outcome for each attempt.</summary>
[Collection("Behaviour")]
[Trait("Roslyn", "Newest")]
public class ForgottenWaysBehaviourTests
{
    private const string Source = """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using AWS.Lambda.Powertools.Metrics;

        namespace Shop;

        public record Settlement(bool Success, string? ErrorReason);

        public class FacilitatorClient
        {
            public async Task<Settlement> SettlePaymentAsync(string row)
            {
                await Task.Yield();
                return row switch
                {
                    "declined" or "told" => new Settlement(false, "insufficient_funds"),
                    "throws" => throw new InvalidOperationException("boom"),
                    "timeout" => throw new TimeoutException("too late"),
                    _ => new Settlement(true, null),
                };
            }
        }

        public class Function
        {
            private readonly FacilitatorClient _facilitator = new();

            public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext? context)
            {
                if (request.Body == "empty")
                {
                    return new APIGatewayProxyResponse { StatusCode = 400 };
                }

                var settlement = await _facilitator.SettlePaymentAsync(request.Body);
                if (request.Body == "told")
                {
                    Metrics.PushSingleMetric("PaymentSuccess", 0, MetricUnit.Count, "X402Payment");
                    Metrics.PushSingleMetric("PaymentDuration", 12, MetricUnit.Milliseconds, "X402Payment");
                    return new APIGatewayProxyResponse { StatusCode = 409 };
                }

                if (!settlement.Success)
                {
                    return new APIGatewayProxyResponse { StatusCode = 402 };
                }

                Metrics.PushSingleMetric("PaymentSuccess", 1, MetricUnit.Count, "X402Payment");
                Metrics.PushSingleMetric("PaymentDuration", 12, MetricUnit.Milliseconds, "X402Payment");
                if (request.Body == "fulfilment")
                {
                    throw new InvalidOperationException("out of stock");
                }

                return new APIGatewayProxyResponse { StatusCode = 200 };
            }
        }
        """;

    [Fact]
    public void EveryRow()
    {
        var fixCase = RuleCase.Of(Source).Using(typeof(AWS.Lambda.Powertools.Metrics.Metrics));
        using var before = Load(Source, fixCase.References);
        using var after = Load(fixCase.Fixed("PAY1002").Single().Text, fixCase.References);
        var sink = MetricSink.Of(MetricLibrary.Powertools);
        foreach (var (row, success) in new[] { ("success", "1"), ("declined", "0"), ("told", "0"), ("throws", "0"), ("timeout", "0"), ("fulfilment", "1"), ("empty", "") })
        {
            RunOutcome? plain = null, instrumented = null, broken = null;
            sink.Listen(() => plain = Run(before, row));
            var metrics = sink.Listen(() => instrumented = Run(after, row));
            Assert.Equal($"{row}: {plain}", $"{row}: {instrumented}");
            Assert.Equal($"{row}: {success}", $"{row}: {string.Join(",", metrics.Where(metric => metric.Name == "PaymentSuccess").Select(metric => metric.Value))}");
            Assert.Equal(success.Length, metrics.Count(metric => metric.Name == "PaymentDuration"));
            if (row is "declined" or "throws" or "timeout")
            {
                sink.Break(() => broken = Run(after, row));
                Assert.Equal($"{row}: {plain}", $"{row}: {broken}");
            }
        }
    }

    private static RunOutcome Run(LoadedCode code, string row)
    {
        dynamic handler = Activator.CreateInstance(code.Assembly.GetType("Shop.Function")!)!;
        try
        {
            Task<APIGatewayProxyResponse> task = handler.PayHandler(new APIGatewayProxyRequest { Body = row }, null);
            return RunOutcome.Of(task.GetAwaiter().GetResult().StatusCode);
        }
        catch (Exception exception)
        {
            return RunOutcome.Of(exception);
        }
    }

    private static LoadedCode Load(string source, IEnumerable<MetadataReference> references) => new(CSharpCompilation.Create(
        "Payments" + Guid.NewGuid().ToString("N"),
        [CSharpSyntaxTree.ParseText(source)],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
}
