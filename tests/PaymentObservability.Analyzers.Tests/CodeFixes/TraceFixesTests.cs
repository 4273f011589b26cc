using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Tests.Rules.Metrics;
using PaymentObservability.Tests.Rules.Tracing;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>PAY2002 to PAY2005: found by the rule, fixed, and gone, in the library of the span that is open.</summary>
public sealed class TraceFixesTests
{
    private const string Activity = "using var attempt = Source.StartActivity(\"payment_processing\");\n";
    private const string Powertools = "using var attempt = Tracing.BeginSubsegment(\"payment_processing\");\n";
    private const string Datadog = "using var attempt = Datadog.Trace.Tracer.Instance.StartActive(\"payment_processing\");\n";
    private const string OpenTelemetry = "using var attempt = _tracer.StartActiveSpan(\"payment_processing\");\n";
    private const string XRay = "AWSXRayRecorder.Instance.BeginSubsegment(\"payment_processing\");\ntry\n{\n{0}\n}\nfinally\n{\nAWSXRayRecorder.Instance.EndSubsegment();\n}";
    private const string Tracer = "private readonly OpenTelemetry.Trace.Tracer _tracer = TracerProvider.Default.GetTracer(\"x\");";

    private const string Pay = "await Task.Delay(1);\nvar receipt = await _payments.ProcessPaymentAsync(order);\nreturn receipt.Success ? 200 : 402;";

    private static string InXRay(string body) => XRay.Replace("{0}", body);

    private static List<string> Lines(RuleCase code, string id) => code.Fixed(id)[0].Text.Split('\n').Select(line => line.Trim()).ToList();

    [Theory]
    [InlineData(Activity, "using (Source.StartActivity(\"process_payment\"))")]
    [InlineData(Powertools, "using (Tracing.BeginSubsegment(\"process_payment\"))")]
    [InlineData(Datadog, "using (Datadog.Trace.Tracer.Instance.StartActive(\"process_payment\"))")]
    [InlineData(OpenTelemetry, "using (_tracer.StartActiveSpan(\"process_payment\"))")]
    public void SubsegmentAroundADeclaration(string attempt, string opening)
    {
        var lines = Lines(Traced.Handler(attempt + Pay, Tracer), "PAY2002");
        var first = lines.IndexOf("Receipt receipt;");
        Assert.Equal(["Receipt receipt;", opening, "{", "receipt = await _payments.ProcessPaymentAsync(order);", "}", "return receipt.Success ? 200 : 402;"], lines.Skip(first).Take(6));
    }

    [Fact]
    public void SubsegmentByTheRecorder() => Assert.Contains(
        "var receipt = await AWSXRayRecorder.Instance.TraceMethodAsync(\"process_payment\", () => _payments.ProcessPaymentAsync(order)).ConfigureAwait(false);",
        Lines(Traced.Handler(InXRay(Pay.Replace("(order);", "(order).ConfigureAwait(false);"))), "PAY2002"));

    [Fact]
    public void SubsegmentAroundAReturn()
    {
        var lines = Lines(Traced.Handler(Activity + "await Task.Delay(1);\nreturn (await _payments.ProcessPaymentAsync(order)).Success ? 200 : 402;"), "PAY2002");
        Assert.Equal(["using (Source.StartActivity(\"process_payment\"))", "{", "return (await _payments.ProcessPaymentAsync(order)).Success ? 200 : 402;", "}"], lines.SkipWhile(line => !line.StartsWith("using (Source", StringComparison.Ordinal)).Take(4));
    }

    [Fact]
    public void SubsegmentsOfBothSteps()
    {
        var lines = Lines(Traced.X402(Activity + "var verdict = await _facilitator.VerifyAsync(payload);\nif (!verdict.IsValid) return 402;\nvar settled = await _facilitator.SettleAsync(payload);\nreturn settled.Success ? 200 : 402;"), "PAY2002");
        Assert.Contains("using (Source.StartActivity(\"verify_signature\"))", lines);
        Assert.Contains("using (Source.StartActivity(\"settle_payment\"))", lines);
    }

    [Fact]
    public void SynchronousCall() => Assert.Contains(
        "var paid = AWSXRayRecorder.Instance.TraceMethod(\"charge_card\", () => ChargeCard(order));",
        Lines(Traced.Handler(InXRay("await Task.Delay(1);\nvar paid = ChargeCard(order);\nreturn paid ? 200 : 402;"), "private static bool ChargeCard(Order order) => order.Amount > 0;"), "PAY2002"));

    [Theory]
    [InlineData("await Task.Delay(1);\nif ((await _payments.ProcessPaymentAsync(order)).Success)\n{\nreturn 200;\n}\nreturn 402;")]
    [InlineData("await Task.Delay(1);\nvar receipts = new[] { await _payments.ProcessPaymentAsync(order) };\nreturn receipts[0].Success ? 200 : 402;")]
    public void NoSubsegmentAroundMoreThanTheCall(string body) => Traced.Handler(Activity + body).HasNoFix("PAY2002");

    [Fact]
    public void NoSubsegmentWithoutASource() => PayHandler.With("using var attempt = Spans.Start();\n" + Pay, """
        private static class Spans
        {
            private static readonly ActivitySource Source = new("X402Payment");
            public static Activity? Start() => Source.StartActivity("payment_processing");
        }
        """).HasNoFix("PAY2002");

    [Theory]
    [InlineData(Activity, "Activity.Current?.SetTag(\"payment_amount\", (double)order.Amount);")]
    [InlineData(Powertools, "Tracing.AddAnnotation(\"payment_amount\", (double)order.Amount);")]
    [InlineData(OpenTelemetry, "OpenTelemetry.Trace.Tracer.CurrentSpan.SetAttribute(\"payment_amount\", (double)order.Amount);")]
    public void Amount(string attempt, string expected)
    {
        var lines = Lines(Traced.Handler(attempt + Pay, Tracer), "PAY2003");
        Assert.Contains(lines, line => line == expected || "OpenTelemetry.Trace." + line == expected);
        Assert.Equal("var receipt = await _payments.ProcessPaymentAsync(order);", lines[lines.FindIndex(line => line.Contains("\"payment_amount\"")) + 1]);
    }

    [Fact]
    public void AmountInDatadogNeedsTheLibrarysNamespace()
    {
        Traced.Handler(Datadog + Pay).HasNoFix("PAY2003");
        Assert.Contains("Tracer.Instance.ActiveScope?.Span.SetTag(\"payment_amount\", (double)order.Amount);", Lines(Traced.Handler(Datadog + Pay, usings: "using Datadog.Trace;"), "PAY2003").Select(line => line.Replace("Datadog.Trace.", "")));
    }

    [Fact]
    public void AmountInXRayIsADouble() => Assert.Contains("AWSXRayRecorder.Instance.AddAnnotation(\"payment_amount\", (double)order.Amount);", Lines(Traced.Handler(InXRay(Pay)), "PAY2003"));

    [Fact]
    public void WalletIsMasked() => Assert.Contains(
        "Activity.Current?.SetTag(\"wallet_address\", verdict.Payer is { Length: > 10 } wallet ? $\"{wallet[..6]}...{wallet[^4..]}\" : \"***\");",
        Lines(Traced.X402(Activity + "var verdict = await _facilitator.VerifyAsync(payload);\nif (!verdict.IsValid) return 402;\nvar settled = await _facilitator.SettleAsync(payload);\nreturn settled.Success ? 200 : 402;"), "PAY2003"));

    [Theory]
    [InlineData("catch (Exception error)", "catch (Exception error)", "error")]
    [InlineData("catch (Exception)", "catch (Exception exception)", "exception")]
    [InlineData("catch", "catch (Exception exception)", "exception")]
    [InlineData("catch (InvalidOperationException error) when (error.Message.Length > 0)", "catch (InvalidOperationException error) when (error.Message.Length > 0)", "error")]
    public void ExceptionInCatch(string clause, string expected, string name)
    {
        var lines = Lines(Traced.Handler(Activity + $"try\n{{\nreturn await Charge(order);\n}}\n{clause}\n{{\n// refused\nreturn {(name == "error" ? "error.HResult" : "500")};\n}}", "private static Task<int> Charge(Order order) => Task.FromResult((int)order.Amount);"), "PAY2004");
        var at = lines.IndexOf(expected);
        Assert.Equal([expected, "{", $"Activity.Current?.SetStatus(ActivityStatusCode.Error, {name}.GetType().Name);", $"Activity.Current?.AddException({name});", "// refused", $"return {(name == "error" ? "error.HResult" : "500")};", "}"], lines.Skip(at).Take(7));
    }

    [Fact]
    public void Refusal()
    {
        var lines = Lines(Traced.Handler(Activity + Pay), "PAY2004");
        Assert.Equal(["var receipt = await _payments.ProcessPaymentAsync(order);", "if (!receipt.Success)", "{", "Activity.Current?.SetStatus(ActivityStatusCode.Error);", "}"], lines.SkipWhile(line => !line.StartsWith("var receipt", StringComparison.Ordinal)).Take(5));
        Assert.Contains("if (Datadog.Trace.Tracer.Instance.ActiveScope != null) { Datadog.Trace.Tracer.Instance.ActiveScope.Span.Error = true; }", Lines(Traced.Handler(Datadog + Pay), "PAY2004"));
        Assert.Contains("AWSXRayRecorder.Instance.MarkError();", Lines(Traced.Handler(InXRay(Pay)), "PAY2004"));
        Assert.Contains("AWSXRayRecorder.Instance.MarkError();", Lines(Traced.Handler(Powertools + Pay), "PAY2004").Select(line => line.Replace("Amazon.XRay.Recorder.Core.", "")));
    }

    [Fact]
    public void EscapingExceptionHasNoFix() => Traced.Handler(Activity + "await Charge(order);\nreturn 200;", "private static Task Charge(Order order) => Task.CompletedTask;").HasNoFix("PAY2004");

    [Theory]
    [InlineData(Activity)]
    [InlineData(XRay)]
    [InlineData(Powertools)]
    public void InAnyOrder(string attempt)
    {
        var body = attempt == XRay ? InXRay(Pay) : attempt + Pay;
        var results = new[] { "PAY2002 PAY2003 PAY2004", "PAY2003 PAY2004 PAY2002", "PAY2004 PAY2002 PAY2003", "PAY2004 PAY2003 PAY2002" }
            .Select(order => order.Split(' ').Aggregate(Traced.Handler(body), (code, id) => code with { Sources = [.. code.Fixed(id).Select(document => (document.Path, document.Text))] }).Sources[0].Text)
            .Distinct()
            .ToList();
        Assert.True(results.Count == 1, string.Join("\n----\n", results));
    }

    /// <summary>One fix opens the attempt's span and those of its steps inside it, and nothing that was recorded is lost.</summary>
    [Theory]
    [InlineData("ActivitySource", "using (PaymentAttempt.Spans.StartActivity(\"settle_payment\"))")]
    [InlineData("XRay", "AWSXRayRecorder.Instance.TraceMethodAsync(\"settle_payment\", () => _facilitator.SettleAsync(payload))")]
    public void StepsInsideAnAttemptScope(string tracer, string expected)
    {
        var code = RuleCase.Of("""
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            namespace Shop;

            public record Verdict(bool IsValid, string? InvalidReason);

            public record Settlement(bool Success, string? ErrorReason);

            public interface IFacilitatorClient
            {
                Task<Verdict> VerifyAsync(string payload);

                Task<Settlement> SettleAsync(string payload);
            }

            public class Function
            {
                private readonly IFacilitatorClient _facilitator;

                public Function(IFacilitatorClient facilitator) => _facilitator = facilitator;

                public async Task<int> FunctionHandler(string payload, ILambdaContext context)
                {
                    var verdict = await _facilitator.VerifyAsync(payload);
                    if (!verdict.IsValid)
                    {
                        return 402;
                    }

                    var settlement = await _facilitator.SettleAsync(payload);
                    return settlement.Success ? 200 : 402;
                }
            }
            """);
        code = tracer == "XRay"
            ? code.Using(typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder))
            : code.And("/src/Telemetry.cs", "public static class Telemetry { public static object Build() => OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(\"Shop.Payments\"); }").Using(typeof(global::OpenTelemetry.Sdk), typeof(global::OpenTelemetry.BaseProvider));
        var text = code.Fixed("PAY2001", out var left)[0].Text;
        Assert.Contains(expected, text.Replace("Amazon.XRay.Recorder.Core.", ""));
        Assert.DoesNotContain(left, diagnostic => diagnostic.Id is "PAY1001" or "PAY1002" or "PAY2001" or "PAY2002" or "PAY2003" or "PAY2004" or "PAY3001");
    }

    [Fact]
    public void AwsClientsByTheRecorder()
    {
        var code = Dynamo(InXRay("await _table.DescribeTableAsync(\"t\");\nvar receipt = await _payments.ProcessPaymentAsync(order);\nreturn receipt.Success ? 200 : 402;"));
        Assert.Contains("RegisterXRayForAllServices", Assert.Single(code.Using(typeof(Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler)).Found("PAY2005")));
        var text = code.Using(typeof(Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler)).Fixed("PAY2005")[0].Text;
        Assert.Matches("static Function\\(\\)\\s+\\{\\s+Amazon\\.XRay\\.Recorder\\.Handlers\\.AwsSdk\\.AWSSDKHandler\\.RegisterXRayForAllServices\\(\\);\\s+\\}", text);
    }

    [Fact]
    public void AwsClientsByPowertools() => Assert.Contains("Tracing.RegisterForAllServices();", string.Join("\n", Dynamo(Powertools + "await _table.DescribeTableAsync(\"t\");\n" + Pay, [typeof(AWS.Lambda.Powertools.Tracing.Tracing)]).Fixed("PAY2005")[0].Text));

    [Fact]
    public void AwsClientsByOpenTelemetry() => Assert.Contains(
        ".AddSource(\"X402Payment\").AddAWSInstrumentation()",
        Dynamo(Activity + "await _table.DescribeTableAsync(\"t\");\n" + Pay, [typeof(global::OpenTelemetry.Sdk), typeof(global::OpenTelemetry.Instrumentation.AWS.AWSClientInstrumentationOptions)], "public static void Start() => OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(\"X402Payment\");").Fixed("PAY2005")[0].Text);

    [Theory]
    [InlineData("static Function() => AWSXRayRecorder.InitializeInstance(null);")]
    [InlineData("private static readonly Amazon.DynamoDBv2.AmazonDynamoDBClient Shared = new();")]
    public void AwsClientsThatAreMadeTooEarly(string member) => Dynamo(InXRay("await _table.DescribeTableAsync(\"t\");\n" + Pay), members: member).Using(typeof(Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler), typeof(Microsoft.Extensions.Configuration.IConfiguration)).HasNoFix("PAY2005");

    [Theory]
    [InlineData("public static void Start() => Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler.RegisterXRayForAllServices();")]
    [InlineData("public static void Start() => Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler.RegisterXRay<Amazon.DynamoDBv2.IAmazonDynamoDB>();")]
    public void AwsClientsThatAreTraced(string member) => Assert.Empty(Dynamo(InXRay("await _table.DescribeTableAsync(\"t\");\n" + Pay), members: member).Using(typeof(Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler)).Found("PAY2005"));

    [Fact]
    public void OwnTableIsNoAwsClient() => Assert.Empty(Dynamo(InXRay("await Describe(\"t\");\n" + Pay), members: "private static Task Describe(string table) => Task.CompletedTask;").Found("PAY2005"));

    private static RuleCase Dynamo(string body, Type[]? libraries = null, string members = "") => PayHandler.With(
        body,
        Traced.Members + "private readonly Amazon.DynamoDBv2.IAmazonDynamoDB _table = new Amazon.DynamoDBv2.AmazonDynamoDBClient();\n" + members,
        libraries is null ? "using Amazon.XRay.Recorder.Core;" : string.Concat(libraries.Select(type => $"using {(type == typeof(global::OpenTelemetry.Instrumentation.AWS.AWSClientInstrumentationOptions) ? "OpenTelemetry.Trace" : type.Namespace)};\n")),
        [typeof(Amazon.DynamoDBv2.IAmazonDynamoDB), typeof(Amazon.Runtime.AmazonServiceClient), .. libraries ?? [typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder)], .. libraries?.Contains(typeof(global::OpenTelemetry.Sdk)) == true ? new[] { typeof(global::OpenTelemetry.Trace.TracerProviderBuilder) } : [typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder)]]);
}
