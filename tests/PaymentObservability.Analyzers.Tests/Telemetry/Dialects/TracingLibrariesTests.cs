using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

/// <summary>What the tracing libraries open, and around what: <c>Pay()</c> stands for the payment.</summary>
public sealed class TracingLibrariesTests
{
    private static readonly ImmutableArray<MetadataReference> All =
    [
        .. Net100.References.All,
        .. new[]
        {
            typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder), typeof(AWS.Lambda.Powertools.Tracing.Tracing), typeof(OpenTelemetry.Trace.Tracer),
            typeof(OpenTelemetry.Instrumentation.AWSLambda.AWSLambdaWrapper), typeof(Datadog.Trace.Tracer), typeof(Amazon.Lambda.Core.ILambdaContext),
        }.Select(SignalReading.Assembly),
    ];

    [Theory]
    [InlineData("X-Ray SDK", "AWSXRayRecorder.Instance.BeginSubsegment(\"pay\"); try { Pay(); } finally { AWSXRayRecorder.Instance.EndSubsegment(); }")]
    [InlineData("X-Ray SDK", "recorder.BeginSubsegment(\"pay\"); Pay(); recorder.EndSubsegment();")]
    [InlineData("X-Ray SDK", "AWSXRayRecorder.Instance.TraceMethod(\"pay\", () => Pay());")]
    [InlineData("X-Ray SDK", "AWSXRayRecorder.Instance.TraceMethodAsync(\"pay\", async () => { await Task.Yield(); Pay(); });")]
    [InlineData("Powertools Tracing", "Tracing.WithSubsegment(\"pay\", s => Pay());")]
    [InlineData("Powertools Tracing", "Tracing.WithSubsegment(\"shop\", \"pay\", s => Pay());")]
    [InlineData("Powertools Tracing", "using var s = Tracing.BeginSubsegment(\"pay\"); Pay();")]
    [InlineData("Powertools Tracing", "using (Tracing.BeginSubsegment(\"pay\")) { Pay(); }")]
    [InlineData("ActivitySource", "using var a = Source.StartActivity(\"pay\"); Pay();")]
    [InlineData("ActivitySource", "using var a = Source?.StartActivity(\"pay\", ActivityKind.Client)?.SetTag(\"x\", 1); Pay();")]
    [InlineData("ActivitySource", "using (var a = Source.StartActivity(\"pay\")) { Pay(); }")]
    [InlineData("ActivitySource", "using Activity? a = Source.StartActivity(\"pay\")!; Pay();")]
    [InlineData("ActivitySource", "var a = Source.StartActivity(\"pay\"); try { Pay(); } finally { a?.Dispose(); }")]
    [InlineData("ActivitySource", "var a = Source.StartActivity(\"pay\"); Pay(); a?.Stop();")]
    [InlineData("ActivitySource", "Activity? a = null; a = Source.StartActivity(\"pay\"); Pay(); a?.Stop();")]
    [InlineData("ActivitySource", "var a = Source.StartActivity(\"pay\"); using (a) { Pay(); }")]
    [InlineData("ActivitySource", "var a = new Activity(\"pay\").Start(); Pay(); a.Stop();")]
    [InlineData("OpenTelemetry", "using var s = tracer.StartActiveSpan(\"pay\"); Pay();")]
    [InlineData("OpenTelemetry", "var s = tracer.StartSpan(\"pay\"); Pay(); s.End();")]
    [InlineData("Datadog", "using var s = Datadog.Trace.Tracer.Instance.StartActive(\"pay\"); Pay();")]
    [InlineData("Datadog", "using (var s = Datadog.Trace.Tracer.Instance.StartActive(\"pay\")) Pay();")]
    [InlineData("Datadog", "var s = Datadog.Trace.Tracer.Instance.StartActive(\"pay\"); Pay(); s.Span.Finish();")]
    public void Around(string dialect, string body)
    {
        var (span, pay) = Read(body);
        Assert.Equal(dialect, span.Dialect);
        Assert.Equal("pay", span.Name.Single);
        Assert.NotNull(span.Scope.Node);
        Assert.True(span.Covers(pay), span.Scope.Node!.ToString());
    }

    [Theory]
    [InlineData("AWSXRayRecorder.Instance.BeginSubsegment(\"db\"); try { Other(); } finally { AWSXRayRecorder.Instance.EndSubsegment(); } Pay();")]
    [InlineData("AWSXRayRecorder.Instance.BeginSubsegment(\"db\"); Other(); AWSXRayRecorder.Instance.EndSubsegment(); Pay();")]
    [InlineData("Pay(); AWSXRayRecorder.Instance.BeginSubsegment(\"db\");")]
    [InlineData("AWSXRayRecorder.Instance.TraceMethod(\"db\", () => Other()); Pay();")]
    [InlineData("using (Tracing.BeginSubsegment(\"db\")) { Other(); } Pay();")]
    [InlineData("{ using var a = Source.StartActivity(\"db\"); Other(); } Pay();")]
    [InlineData("Pay(); using var a = Source.StartActivity(\"db\");")]
    [InlineData("var a = Source.StartActivity(\"db\"); Other(); a?.Dispose(); Pay();")]
    [InlineData("using (tracer.StartActiveSpan(\"db\")) Other(); Pay();")]
    public void Beside(string body)
    {
        var (span, pay) = Read(body);
        Assert.False(span.Covers(pay));
    }

    [Theory]
    [InlineData("activity = Source.StartActivity(\"pay\"); Pay();")]
    [InlineData("var a = Source.StartActivity(\"pay\"); Keep(a); Pay();")]
    [InlineData("AWSXRayRecorder.Instance.BeginSubsegment(\"pay\"); Pay();")]
    [InlineData("var a = Source.StartActivity(\"pay\"); Pay();")]
    public void WhereTheEndIsNotSeenItMayBeAroundAllThatFollows(string body)
    {
        var (span, pay) = Read(body);
        Assert.Null(span.Scope.Node);
        Assert.True(span.Covers(pay));
        Assert.False(Read("Pay(); " + body.Replace("Pay();", "")) is var (other, before) && other.Covers(before));
    }

    [Fact]
    public void NestedPairs()
    {
        var signals = Signals("""
            AWSXRayRecorder.Instance.BeginSubsegment("outer");
            AWSXRayRecorder.Instance.BeginSubsegment("inner");
            Other();
            AWSXRayRecorder.Instance.EndSubsegment();
            Pay();
            AWSXRayRecorder.Instance.EndSubsegment();
            """, out var pay).OfType<SpanSignal>().ToList();
        Assert.Equal(["outer", "inner"], signals.Select(span => span.Name.Single));
        Assert.Equal([true, false], signals.Select(span => span.Covers(pay)));
    }

    [Theory]
    [InlineData("[Tracing(SegmentName = \"pay\")]", "pay")]
    [InlineData("[Tracing]", "M")]
    [InlineData("[Datadog.Trace.Annotations.Trace(OperationName = \"pay\")]", "pay")]
    public void Attributes(string attribute, string name)
    {
        var span = Assert.Single(Signals("Pay();", out var pay, attribute).OfType<SpanSignal>());
        Assert.Equal(name, span.Name.Single);
        Assert.True(span.Covers(pay));
    }

    [Fact]
    public void WrapperIsASpanAroundTheWholeHandler()
    {
        var span = Assert.Single(Signals("OpenTelemetry.Instrumentation.AWSLambda.AWSLambdaWrapper.TraceAsync(null, (string input, ILambdaContext context) => { Pay(); return Task.CompletedTask; }, \"\", null!);", out var pay).OfType<SpanSignal>());
        Assert.True(span.Covers(pay));
        Assert.True(span.RecordsExceptions);
    }

    [Theory]
    [InlineData("AWSXRayRecorder.Instance.AddAnnotation(\"payment_amount\", 1.5);", true)]
    [InlineData("AWSXRayRecorder.Instance.AddMetadata(\"payment_amount\", 1.5);", false)]
    [InlineData("recorder.AddMetadata(\"shop\", \"payment_amount\", 1.5);", false)]
    [InlineData("Tracing.WithSubsegment(\"x\", s => s.AddAnnotation(\"payment_amount\", 1.5));", true)]
    [InlineData("Tracing.AddAnnotation(\"payment_amount\", 1.5);", true)]
    [InlineData("Tracing.AddMetadata(\"payment_amount\", 1.5);", false)]
    [InlineData("Activity.Current?.SetTag(\"payment_amount\", 1.5);", true)]
    [InlineData("Activity.Current?.AddTag(\"payment_amount\", \"1.5\");", true)]
    [InlineData("Source.StartActivity(\"x\", ActivityKind.Internal, default(ActivityContext), new Dictionary<string, object?> { [\"payment_amount\"] = 1.5 });", true)]
    [InlineData("tracer.StartActiveSpan(\"x\").SetAttribute(\"payment_amount\", 1.5);", true)]
    [InlineData("Datadog.Trace.Tracer.Instance.ActiveScope?.Span.SetTag(\"payment_amount\", \"1.5\");", true)]
    public void Annotations(string body, bool isSearchable)
    {
        var annotation = Assert.Single(Signals(body, out _).OfType<AnnotationSignal>());
        Assert.Equal("payment_amount", annotation.Key.Single);
        Assert.NotNull(annotation.Value);
        Assert.Equal(isSearchable, annotation.IsSearchable);
    }

    [Theory]
    [InlineData("AWSXRayRecorder.Instance.AddException(error);", true)]
    [InlineData("AWSXRayRecorder.Instance.MarkFault();", false)]
    [InlineData("recorder.MarkError();", false)]
    [InlineData("AWSXRayRecorder.Instance.GetEntity().HasFault = true;", false)]
    [InlineData("Tracing.AddException(error);", true)]
    [InlineData("Activity.Current?.AddException(error);", true)]
    [InlineData("Activity.Current?.SetStatus(ActivityStatusCode.Error, \"no\");", false)]
    [InlineData("Activity.Current?.SetStatus(ok ? ActivityStatusCode.Ok : ActivityStatusCode.Error);", false)]
    [InlineData("Activity.Current?.SetTag(\"error\", true);", false)]
    [InlineData("span.RecordException(error);", true)]
    [InlineData("span.SetStatus(Status.Error);", false)]
    [InlineData("span.SetStatus(Status.Error.WithDescription(\"no\"));", false)]
    [InlineData("Datadog.Trace.Tracer.Instance.ActiveScope!.Span.SetException(error);", true)]
    [InlineData("Datadog.Trace.Tracer.Instance.ActiveScope!.Span.Error = true;", false)]
    public void Failures(string body, bool hasException) =>
        Assert.Equal(hasException, Assert.Single(Signals(body, out _).OfType<SpanFailureSignal>()).Exception is not null);

    [Theory]
    [InlineData("Activity.Current?.SetStatus(ActivityStatusCode.Ok);")]
    [InlineData("Activity.Current?.SetTag(\"error\", false);")]
    [InlineData("span.SetStatus(Status.Ok);")]
    [InlineData("Datadog.Trace.Tracer.Instance.ActiveScope!.Span.Error = false;")]
    public void NoFailures(string body) => Assert.Empty(Signals(body, out _).OfType<SpanFailureSignal>());

    [Theory]
    [InlineData("AWSXRayRecorder.Instance.TraceMethodAsync(\"x\", () => Task.CompletedTask);", true)]
    [InlineData("AWSXRayRecorder.Instance.TraceMethod(\"x\", () => Pay());", true)]
    [InlineData("AWSXRayRecorder.Instance.TraceMethod(\"x\", () => Task.FromResult(1));", false)]
    [InlineData("Tracing.WithSubsegment(\"x\", s => Pay());", false)]
    [InlineData("using var a = Source.StartActivity(\"x\");", false)]
    public void WhatMarksExceptionsByItself(string body, bool records) =>
        Assert.Equal(records, Assert.Single(Signals(body, out _).OfType<SpanSignal>()).RecordsExceptions);

    [Fact]
    public void OwnClassesOfTheSameNamesAreCodeLikeAnyOther() => Assert.Empty(SignalReading.Of(All, """
        namespace Mine
        {
            static class Tracing { public static void AddAnnotation(string key, object value) { } public static System.IDisposable? BeginSubsegment(string name) => null; }
            class ActivitySource { public System.IDisposable? StartActivity(string name) => null; }
            class TracingAttribute : System.Attribute { }
            class C { [Tracing] void M() { using var s = Tracing.BeginSubsegment("x"); Tracing.AddAnnotation("a", 1); using var a = new ActivitySource().StartActivity("y"); } }
        }
        """));

    [Fact]
    public void BrokenCallsDoNotThrow()
    {
        var reading = SignalReading.CompileBroken(All, """
            using System.Diagnostics; using Amazon.XRay.Recorder.Core; using AWS.Lambda.Powertools.Tracing;
            class C
            {
                [Tracing(SegmentName = nothing)]
                void M()
                {
                    AWSXRayRecorder.Instance.BeginSubsegment(); AWSXRayRecorder.Instance.AddAnnotation("x"); using var a = Tracing.BeginSubsegment();
                    Activity.Current.SetTag(); Activity.Current.SetStatus(); new ActivitySource().StartActivity( 
                }
            }
            """);
        Assert.NotNull(reading.Method("M").ToArray());
    }

    private static (SpanSignal Span, SyntaxNode Pay) Read(string body)
    {
        var span = Assert.Single(Signals(body, out var pay).OfType<SpanSignal>());
        return (span, pay);
    }

    private static ImmutableArray<Signal> Signals(string body, out SyntaxNode pay, string attribute = "")
    {
        var reading = SignalReading.Compile(All, $$"""
            using System;
            using System.Collections.Generic;
            using System.Diagnostics;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.XRay.Recorder.Core;
            using AWS.Lambda.Powertools.Tracing;
            using OpenTelemetry.Trace;
            class C
            {
                private static readonly ActivitySource Source = new("shop");
                private Activity? activity;
                void Pay() { }
                void Other() { }
                void Keep(object? value) { activity = value as Activity; }
                {{attribute}}
                void M(IAWSXRayRecorder recorder, OpenTelemetry.Trace.Tracer tracer, TelemetrySpan span, Exception error, bool ok)
                {
                    {{body}}
                }
            }
            """);
        var method = reading.Compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == "M");
        pay = method.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.ToString() == "Pay()")!;
        return reading.Method("M");
    }
}
