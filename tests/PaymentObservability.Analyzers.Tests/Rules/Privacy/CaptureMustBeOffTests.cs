using System;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>PAY5004: attributes that write requests and answers out.</summary>
public sealed class CaptureMustBeOffTests
{
    private const string Id = "PAY5004";

    private static RuleCase With(string attributes, string usings = "using AWS.Lambda.Powertools.Logging;\nusing AWS.Lambda.Powertools.Tracing;", string result = "Task<APIGatewayProxyResponse>", string value = "new APIGatewayProxyResponse()") => RuleCase.Of($$"""
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        {{usings}}

        namespace Shop;

        public interface IPayments
        {
            Task ProcessPaymentAsync(string order);
        }

        public class Function
        {
            private readonly IPayments _payments;

            public Function(IPayments payments) => _payments = payments;

            {{attributes}}
            public async {{result}} FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                await _payments.ProcessPaymentAsync(request.Path);
                return {{value}};
            }
        }
        """).Using(typeof(AWS.Lambda.Powertools.Logging.LoggingAttribute), typeof(AWS.Lambda.Powertools.Tracing.TracingAttribute), typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder), typeof(Microsoft.Extensions.Logging.ILogger));

    [Theory]
    [InlineData("[Logging(LogEvent = true)]", "[Logging(LogEvent = false)]", "the whole request into the log")]
    [InlineData("[Logging(LogEvent = true, ClearState = true)]", "[Logging(LogEvent = false, ClearState = true)]", "the whole request into the log")]
    [InlineData("[Tracing]", "[Tracing(CaptureMode = TracingCaptureMode.Error)]", "what it returns into the trace")]
    [InlineData("[Tracing()]", "[Tracing(CaptureMode = TracingCaptureMode.Error)]", "what it returns into the trace")]
    [InlineData("[Tracing(SegmentName = \"pay\")] // all of it", "[Tracing(SegmentName = \"pay\", CaptureMode = TracingCaptureMode.Error)] // all of it", "what it returns into the trace")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.Response)]", "[Tracing(CaptureMode = TracingCaptureMode.Disabled)]", "what it returns into the trace")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.ResponseAndError)]", "[Tracing(CaptureMode = TracingCaptureMode.Error)]", "what it returns into the trace")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.EnvironmentVariable)]", "[Tracing(CaptureMode = TracingCaptureMode.Error)]", "what it returns into the trace")]
    public void Captured(string attribute, string expected, string what)
    {
        Assert.Contains(what, Assert.Single(With(attribute).Compiling().Found(Id)), StringComparison.Ordinal);
        Assert.Contains("    " + expected + "\n", With(attribute).Fixed(Id)[0].Text.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void BothAttributesAtOnce()
    {
        var code = With("[Logging(LogEvent = true)]\n    [Tracing]");

        Assert.Equal(2, code.Found(Id).Count);
        Assert.Contains("[Logging(LogEvent = false)]\n    [Tracing(CaptureMode = TracingCaptureMode.Error)]", code.Fixed(Id)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheUsingTheModeIsQualified() =>
        Assert.Contains("[AWS.Lambda.Powertools.Tracing.Tracing(CaptureMode = global::AWS.Lambda.Powertools.Tracing.TracingCaptureMode.Error)]", With("[AWS.Lambda.Powertools.Tracing.Tracing]", "").Fixed(Id)[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[Logging]")]
    [InlineData("[Logging(LogEvent = false)]")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.Disabled)]")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.Error)]")]
    public void NothingIsCaptured(string attribute) => Assert.Empty(With(attribute).Compiling().Found(Id));

    [Fact]
    public void NumbersTellNothing() => Assert.Empty(With("[Tracing]", result: "Task<int>", value: "1").Compiling().Found(Id));

    [Fact]
    public void LookAlikesAreNotJudged() => Assert.Empty(With("[Logging(LogEvent = true)]", "[System.AttributeUsage(System.AttributeTargets.Method)] public class LoggingAttribute : System.Attribute { public bool LogEvent { get; set; } }").Found(Id));

    [Fact]
    public System.Threading.Tasks.Task WhereATemplateSwitchesItTheEnvironmentDecides() => AnalyzerVerifier.Judges(
        Id,
        With("[Tracing]").Sources[0].Text,
        ("/shop/template.yaml", "Globals:\n  Function:\n    Environment:\n      Variables:\n        POWERTOOLS_TRACER_CAPTURE_RESPONSE: false\n"));

    [Fact]
    public System.Threading.Tasks.Task WithoutItTheDefaultCaptures() => AnalyzerVerifier.Judges(
        Id,
        With("[{|PAY5004:Tracing|}]").Sources[0].Text,
        ("/shop/template.yaml", "Globals:\n  Function:\n    Timeout: 30\n"));
}
