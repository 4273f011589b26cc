using System;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;

namespace PaymentObservability.Tests.Rules.Tracing;

/// <summary>The payment handler of <see cref="PayHandler"/> with every tracing library in sight, and an x402 handler.</summary>
internal static class Traced
{
    public const string Members = "private static readonly ActivitySource Source = new(\"X402Payment\");";

    private const string Usings = """
        using System.Linq;
        using Amazon.XRay.Recorder.Core;
        using AWS.Lambda.Powertools.Tracing;
        using OpenTelemetry.Trace;
        """;

    public static readonly Type[] Libraries =
    [
        typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder), typeof(AWS.Lambda.Powertools.Tracing.Tracing), typeof(OpenTelemetry.Trace.Tracer), typeof(Datadog.Trace.Tracer),
        typeof(OpenTelemetry.Instrumentation.AWSLambda.AWSLambdaWrapper),
    ];

    /// <summary>A handler whose body is given.</summary>
    public static RuleCase Handler(string body, string members = "", string usings = "") => PayHandler.With(body, Members + members, Usings + "\n" + usings, Libraries);

    /// <summary>An x402 handler; the payer's wallet comes with the verification.</summary>
    public static RuleCase X402(string body, string members = "", string usings = "") => RuleCase.Of($$"""
        using System;
        using System.Diagnostics;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        {{Usings}}
        {{usings}}

        namespace Shop;

        public record Verdict(bool IsValid, string? InvalidReason, string? Payer);

        public record Settlement(bool Success, string? ErrorReason);

        public interface IFacilitatorClient
        {
            Task<Verdict> VerifyAsync(string payload);

            Task<Settlement> SettleAsync(string payload);
        }

        public class Function
        {
            {{Members}}
            private readonly IFacilitatorClient _facilitator;

            public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;

            public async Task<int> FunctionHandler(string payload, ILambdaContext context)
            {
        {{body}}
            }

        {{members}}
        }
        """).Using(Libraries);
}
