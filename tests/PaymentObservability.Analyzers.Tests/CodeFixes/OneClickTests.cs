using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>"Instrument this payment" writes what this payment lacks: all of it, nothing that is switched off, nothing of another payment.</summary>
public class OneClickTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    private static readonly RuleCase Traced = PayHandler.With(Pay, libraries: [typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder)]);

    [Fact]
    public void PAY1001_fix_also_writes_what_PAY2002_and_PAY2003_ask_for()
    {
        var text = Traced.Fixed("PAY1001", out var left)[0].Text;
        Assert.Contains("TraceMethodAsync(\"process_payment\", () => _payments.ProcessPaymentAsync(order))", text);
        Assert.Contains("AddAnnotation(\"payment_amount\"", text);
        Assert.DoesNotContain(left, diagnostic => diagnostic.Id.StartsWith("PAY1") || diagnostic.Id.StartsWith("PAY2") || diagnostic.Id.StartsWith("PAY3"));
    }

    [Theory]
    [InlineData("PAY1001", "PAY2001", "BeginSubsegment", "LogInformation", "PaymentSuccess")]
    [InlineData("PAY2001", "PAY1001", "PaymentSuccess", "LogInformation", "BeginSubsegment")]
    [InlineData("PAY1001", "PAY3001", "LogInformation", "PaymentSuccess", "BeginSubsegment")]
    [InlineData("PAY1001", "PAY2002", "TraceMethodAsync", "LogInformation", "BeginSubsegment")]
    public void What_is_switched_off_is_not_written(string fixedId, string offId, string notWritten, params string[] written)
    {
        var text = (Traced with { Settings = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(offId, ReportDiagnostic.Suppress) }).Fixed(fixedId)[0].Text;
        var (scope, type) = (text[..text.IndexOf("class PaymentAttempt", StringComparison.Ordinal)], text[text.IndexOf("class PaymentAttempt", StringComparison.Ordinal)..]);
        if (notWritten.StartsWith("TraceMethod"))
        {
            Assert.DoesNotContain(notWritten, scope);
        }
        else
        {
            // The type is one for all payments; what this one does not want is left out where it starts.
            Assert.Contains(offId switch { "PAY2001" => "span: false", "PAY1001" => "metrics: false", _ => "PaymentAttempt.Start(\"Function.FunctionHandler\");" }, scope);
        }

        Assert.All(written, what => Assert.True(scope.Contains(what) || type.Contains(what), what + "\n" + text));
    }

    [Fact]
    public void Another_payment_is_left_alone()
    {
        var both = PayHandler.With(
            Pay,
            """
                public record Verdict(bool IsValid, string? InvalidReason);

                public record Settlement(bool Success, string? ErrorReason);

                public interface IFacilitatorClient
                {
                    Task<Verdict> VerifyAsync(string payload);

                    Task<Settlement> SettleAsync(string payload);
                }

                public async Task<int> SettleHandler(IFacilitatorClient facilitator, string payload, ILambdaContext context)
                {
                    Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance.BeginSubsegment("payment_processing");
                    try
                    {
                        var verdict = await facilitator.VerifyAsync(payload);
                        if (!verdict.IsValid)
                        {
                            return 402;
                        }

                        var settlement = await facilitator.SettleAsync(payload);
                        return settlement.Success ? 200 : 402;
                    }
                    finally
                    {
                        Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance.EndSubsegment();
                    }
                }
            """,
            libraries: [typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder)]);
        Assert.Equal(2, both.Found("PAY2002").Count);
        var text = both.Fixed("PAY2001", out var left)[0].Text;
        Assert.Equal(2, left.Count(diagnostic => diagnostic.Id == "PAY2002"));
        Assert.Contains("TraceMethodAsync(\"process_payment\"", text);
        Assert.DoesNotContain("\"settle_payment\"", text);
    }
}
