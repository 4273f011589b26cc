using System;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Tracing;

/// <summary>PAY2001: which attempts run in a span, whoever opens it.</summary>
public sealed class PaymentMustBeTracedTests
{
    private const string Pay = "var receipt = await _payments.ProcessPaymentAsync(order); return receipt.Success ? 200 : 402;";

    [Theory]
    [InlineData(Pay)]
    [InlineData("using (Source.StartActivity(\"db\")) { await Task.Delay(1); } " + Pay)]
    [InlineData("AWSXRayRecorder.Instance.BeginSubsegment(\"db\"); await Task.Delay(1); AWSXRayRecorder.Instance.EndSubsegment(); " + Pay)]
    [InlineData("await AWSXRayRecorder.Instance.TraceMethodAsync(\"db\", () => Task.Delay(1)); " + Pay)]
    [InlineData("var receipt = await _payments.ProcessPaymentAsync(order); using var a = Source.StartActivity(\"after\"); return receipt.Success ? 200 : 402;")]
    [InlineData("AWSXRayRecorder.Instance.AddAnnotation(\"payment_amount\", 1); " + Pay)]
    [InlineData("Other(); " + Pay)]
    public void Untraced(string body) => Assert.Single(Traced.Handler(body, "private void Other() { using var a = Source.StartActivity(\"other\"); Console.WriteLine(); }").Found("PAY2001"));

    [Theory]
    [InlineData("using var a = Source.StartActivity(\"pay\"); " + Pay)]
    [InlineData("using (Source.StartActivity(\"pay\")) { " + Pay + " }")]
    [InlineData("AWSXRayRecorder.Instance.BeginSubsegment(\"pay\"); try { " + Pay + " } finally { AWSXRayRecorder.Instance.EndSubsegment(); }")]
    [InlineData("return await AWSXRayRecorder.Instance.TraceMethodAsync(\"pay\", async () => { " + Pay + " });")]
    [InlineData("var receipt = await AWSXRayRecorder.Instance.TraceMethodAsync(\"pay\", () => _payments.ProcessPaymentAsync(order)); return receipt.Success ? 200 : 402;")]
    [InlineData("using var s = Tracing.BeginSubsegment(\"pay\"); " + Pay)]
    [InlineData("using var s = Datadog.Trace.Tracer.Instance.StartActive(\"pay\"); " + Pay)]
    [InlineData("return await OpenTelemetry.Instrumentation.AWSLambda.AWSLambdaWrapper.TraceAsync(null, Inner, order, context);")]
    [InlineData("return await Inner(order, context);", "[Tracing]")]
    [InlineData("return await Around(() => Inner(order, context));")]
    [InlineData("using var scope = StartSpan(); " + Pay)]
    [InlineData("using var scope = new PaymentScope(); " + Pay)]
    public void InASpan(string body, string attribute = "") => Assert.Empty(Traced.Handler(body, $$"""
            {{attribute}}
            private async Task<int> Inner(Order order, ILambdaContext context) { {{Pay}} }
            private async Task<int> Around(Func<Task<int>> action) { using var a = Source.StartActivity("around"); return await action(); }
            private static Activity? StartSpan() => Source.StartActivity("payment_processing");
            private sealed class PaymentScope : IDisposable { private readonly Activity? _activity = Source.StartActivity("payment_processing"); public void Dispose() => _activity?.Dispose(); }
        """).Found("PAY2001"));

    [Fact]
    public void InTheServiceOrItsDecorator()
    {
        const string Service = "private sealed class Service : IPaymentService { public async Task<Receipt> ProcessPaymentAsync(Order order) { using var a = Source.StartActivity(\"pay\"); await Task.Delay(1); return new Receipt(true, null); } public Task<Receipt> ProcessAnyPaymentAsync(string id) => throw new NotSupportedException(); }";
        Assert.Empty(Traced.Handler(Pay, Service).Found("PAY2001"));
        Assert.Single(Traced.Handler(Pay, Service.Replace("using var a = Source.StartActivity(\"pay\");", "")).Found("PAY2001"));
    }

    [Fact]
    public void OwnClassesOfTheSameNamesOpenNothing() => Assert.Single(PayHandler.With("using var s = Tracing.BeginSubsegment(\"pay\"); " + Pay, """
        private static class Tracing { public static IDisposable? BeginSubsegment(string name) => null; }
        """).Found("PAY2001"));

    [Fact]
    public void AnAttributeThatMayBeWovenIn() => Assert.Empty(Traced.Handler("return await Inner(order);", $$"""
        private sealed class TracedSpanTraceAttribute : Attribute { }
        [TracedSpanTrace] private async Task<int> Inner(Order order) { {{Pay}} }
        """).Found("PAY2001"));

    [Fact]
    public void SaysWhatToAddWhereNothingSendsSpans()
    {
        Assert.Contains("Nothing here sends spans", Assert.Single(PayHandler.With(Pay).Found("PAY2001")));
        Assert.Contains("Open the subsegment 'payment_processing'", Assert.Single(PayHandler.With(Pay, libraries: typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder)).Found("PAY2001")));
        Assert.Contains("Open the span 'payment_processing'", Assert.Single(PayHandler.With(
            Pay,
            "public static void Main() => OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(\"X402Payment\").Build();",
            "using OpenTelemetry.Trace; using OpenTelemetry;",
            typeof(OpenTelemetry.Trace.Tracer), typeof(OpenTelemetry.Sdk)).Found("PAY2001")));
    }

    /// <summary>A layer instruments the function: what it sends of the code's own sources its environment says.</summary>
    [Theory]
    [InlineData("", "Nothing here sends spans")]
    [InlineData("AWS_LAMBDA_EXEC_WRAPPER: /opt/bootstrap", "Nothing here sends spans")]
    [InlineData("AWS_LAMBDA_EXEC_WRAPPER: /opt/otel-instrument", "Open the span 'payment_processing'")]
    public void ALayerMaySendSpans(string variable, string expected) =>
        Assert.Contains(expected, Assert.Single((PayHandler.With(Pay) with { Files = [("/src/template.yaml", Deployed(variable))] }).Found("PAY2001")));

    [Fact]
    public void ASourceThatALayerSendsIsWrittenTo()
    {
        var code = PayHandler.With(Pay) with { Files = [("/src/template.yaml", Deployed("AWS_LAMBDA_EXEC_WRAPPER: /opt/otel-instrument\n          OTEL_DOTNET_AUTO_TRACES_ADDITIONAL_SOURCES: \"Shop.Payments, Other\""))] };
        Assert.Contains("new ActivitySource(\"Shop.Payments\")", code.Fixed("PAY2001")[0].Text);
    }

    private static string Deployed(string variables) => $"""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Pay:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Environment:
                Variables:
                  TABLE: orders
                  {variables}
        """;

    [Fact]
    public void BrokenCodeIsNotReportedTwiceAndDoesNotThrow() => Assert.True(RuleCaseOfBroken().Found("PAY2001").Count <= 1);

    private static RuleCase RuleCaseOfBroken() => Traced.Handler("using var a = Source.StartActivity(; var receipt = await _payments.ProcessPaymentAsync(order); return receipt.Success ? 200 : 402;");
}
