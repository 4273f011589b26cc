using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Amazon.XRay.Recorder.Core;
using Datadog.Trace;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Tracing;
using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>
/// What the fixes of PAY2002, PAY2003 and PAY2004 add to a traced x402 payment, run before and after: the same answers and exceptions, a subsegment for each
/// step inside the attempt's, the amount as a number, the wallet masked, and a refusal or exception marked.
/// </summary>
[Collection("Behaviour")]
[Trait("Roslyn", "Newest")]
public sealed class TraceBehaviourTests
{
    private const string Body = """
        var amount = payload.Length * 0.5m;
        try
        {
            var verdict = await _facilitator.VerifyAsync(payload);
            if (!verdict.IsValid)
            {
                return 402;
            }

            var settled = await _facilitator.SettleAsync(payload).ConfigureAwait(false);
            return settled.Success ? 200 : 402;
        }
        catch (TimeoutException)
        {
            return 504;
        }
        """;

    private const string Facilitator = """
        public sealed class Facilitator : IFacilitatorClient
        {
            private readonly string _row;

            public Facilitator(string row) => _row = row;

            public async Task<Verdict> VerifyAsync(string payload)
            {
                await Task.Yield();
                return new Verdict(_row != "invalid", null, _row == "anonymous" ? null : "0x857b06519E91e3A54538791bDbb0E22373e36b66");
            }

            public async Task<Settlement> SettleAsync(string payload)
            {
                await Task.Yield();
                return _row switch
                {
                    "timeout" => throw new TimeoutException(),
                    "broken" => throw new InvalidOperationException("broken"),
                    _ => new Settlement(_row != "refused", null),
                };
            }
        }
        """;

    private sealed record Span(string Name, string? Parent, Dictionary<string, object?> Tags, bool IsFailed);

    [Theory]
    [InlineData("ActivitySource")]
    [InlineData("XRay")]
    [InlineData("Powertools")]
    [InlineData("OpenTelemetry")]
    [InlineData("Datadog")]
    public void EveryRow(string tracer)
    {
        var source = Traced.X402(tracer switch
        {
            "ActivitySource" => "using var attempt = Source.StartActivity(\"payment_processing\");\n" + Body,
            "OpenTelemetry" => "using var attempt = Spans.StartActiveSpan(\"payment_processing\");\n" + Body,
            "Datadog" => "using var attempt = Datadog.Trace.Tracer.Instance.StartActive(\"payment_processing\");\n" + Body,
            "Powertools" => "using var attempt = Tracing.BeginSubsegment(\"payment_processing\");\n" + Body,
            _ => "AWSXRayRecorder.Instance.BeginSubsegment(\"payment_processing\");\ntry\n{\n" + Body + "\n}\nfinally\n{\nAWSXRayRecorder.Instance.EndSubsegment();\n}",
        }, tracer == "OpenTelemetry" ? "private static readonly Tracer Spans = TracerProvider.Default.GetTracer(\"X402Payment\");" : "", tracer == "Datadog" ? "using Datadog.Trace;" : "").And("/src/Facilitator.cs", "using System;\nusing System.Threading.Tasks;\nnamespace Shop;\n" + Facilitator);
        var changed = new[] { "PAY2002", "PAY2003", "PAY2004" }.Aggregate(source, (code, id) => code with { Sources = [.. code.Fixed(id).Select(document => (document.Path, document.Text))] });
        using var before = new LoadedCode(Compile(source));
        using var after = new LoadedCode(Compile(changed));
        foreach (var row in new[] { "paid", "anonymous", "invalid", "refused", "timeout", "broken" })
        {
            var plain = Run(before, row, out var fewer);
            var traced = Run(after, row, out var spans);
            Assert.Equal($"{row}: {plain}", $"{row}: {traced}");
            Assert.Equal(["payment_processing"], fewer.Select(span => span.Name));

            var attempt = Assert.Single(spans, span => span.Name == "payment_processing");
            var steps = spans.Where(span => span != attempt).ToList();
            Assert.Equal(row == "invalid" ? ["verify_signature"] : new[] { "verify_signature", "settle_payment" }, steps.Select(span => span.Name));
            Assert.All(steps, step => Assert.Equal("payment_processing", step.Parent));
            Assert.Equal(tracer == "Datadog" ? "3.5" : 3.5, attempt.Tags["payment_amount"]);
            if (row != "invalid")
            {
                Assert.Equal(row == "anonymous" ? "***" : "0x857b...6b66", attempt.Tags["wallet_address"]);
            }

            Assert.Equal(row is "refused" or "timeout", attempt.IsFailed);
        }
    }

    private static CSharpCompilation Compile(RuleCase code) => CSharpCompilation.Create(
        "Shop",
        code.Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.Latest), source.Path)),
        code.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static RunOutcome Run(LoadedCode code, string row, out List<Span> spans)
    {
        var activities = new List<Span>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "X402Payment",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => activities.Add(new Span(activity.OperationName, activity.Parent?.OperationName, activity.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value), activity.Status == ActivityStatusCode.Error || activity.GetTagItem("otel.status_code") is "ERROR")),
        };
        ActivitySource.AddActivityListener(listener);
        RecordedXRay.Clear();
        RecordedDatadogSpans.Clear();
        var facilitator = Activator.CreateInstance(code.Assembly.GetType("Shop.Facilitator")!, row);
        dynamic function = Activator.CreateInstance(code.Assembly.GetType("Shop.Function")!, facilitator)!;
        RunOutcome outcome;
        try
        {
            Task<int> task = function.FunctionHandler("payload", null);
            outcome = RunOutcome.Of(task.GetAwaiter().GetResult());
        }
        catch (Exception exception)
        {
            outcome = new RunOutcome($"threw {exception.GetType().Name}: {exception.Message}");
        }

        spans = activities.Count > 0
            ? activities
            : RecordedDatadogSpans.Spans.Count > 0
            ? RecordedDatadogSpans.Spans.Select(span => new Span(span.OperationName ?? "", span.Parent, span.Tags.ToDictionary(pair => pair.Key, pair => (object?)pair.Value), span.Error)).ToList()
            : RecordedXRay.Subsegments.Select(span => new Span(
                span.Name.Replace("## ", ""), span.Parent?.Name.Replace("## ", ""), span.Annotations.ToDictionary(pair => pair.Key, pair => (object?)pair.Value), span.HasError || span.HasFault)).ToList();
        spans.Sort((left, right) => string.CompareOrdinal(right.Name, left.Name));
        return outcome;
    }
}
