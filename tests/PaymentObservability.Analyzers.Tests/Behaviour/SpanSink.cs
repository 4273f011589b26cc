using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Amazon.XRay.Recorder.Core;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>One span that came out of a library.</summary>
internal sealed record RecordedSpan(string Name, string? Outcome, string? Reason, bool IsFailed);

/// <summary>Where one library's spans arrive.</summary>
internal abstract class SpanSink
{
    public static SpanSink Of(SpanLibrary library) => library switch
    {
        SpanLibrary.XRay => new XRaySink(),
        SpanLibrary.ActivitySource => new ActivitySink(),
        _ => new DatadogSink(),
    };

    /// <summary>Runs code and gives back the spans that were ended.</summary>
    public abstract List<RecordedSpan> Listen(Action code);

    /// <summary>Runs code while everything that records throws.</summary>
    public abstract void Break(Action code);

    private sealed class XRaySink : SpanSink
    {
        public override List<RecordedSpan> Listen(Action code)
        {
            RecordedXRay.Clear();
            AWSXRayRecorder.Instance.BeginSegment("test");
            code();
            AWSXRayRecorder.Instance.EndSegment();
            return RecordedXRay.Subsegments.Select(span => new RecordedSpan(
                span.Name, Annotation(span, "outcome"), Annotation(span, "reason"), span.HasFault || span.HasError || span.Cause?.IsExceptionAdded == true)).ToList();
        }

        public override void Break(Action code)
        {
            RecordedXRay.Clear();
            RecordedXRay.ThrowOnRecord = new InvalidOperationException("telemetry");
            code();
            RecordedXRay.Clear();
        }

        private static string? Annotation(Amazon.XRay.Recorder.Core.Internal.Entities.Entity span, string key) =>
            span.Annotations.Where(annotation => annotation.Key == key).Select(annotation => annotation.Value.ToString()).FirstOrDefault();
    }

    private sealed class ActivitySink : SpanSink
    {
        public override List<RecordedSpan> Listen(Action code)
        {
            var spans = new List<RecordedSpan>();
            using var listener = Subscribe(span => spans.Add(new RecordedSpan(
                span.OperationName, span.GetTagItem("outcome")?.ToString(), span.GetTagItem("reason")?.ToString(), span.Status == ActivityStatusCode.Error)));
            code();
            return spans;
        }

        public override void Break(Action code)
        {
            using var listener = Subscribe(_ => throw new InvalidOperationException("telemetry"));
            code();
        }

        private static ActivityListener Subscribe(Action<Activity> stopped)
        {
            var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "X402Payment",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = stopped,
            };
            ActivitySource.AddActivityListener(listener);
            return listener;
        }
    }

    private sealed class DatadogSink : SpanSink
    {
        public override List<RecordedSpan> Listen(Action code)
        {
            global::Datadog.Trace.RecordedDatadogSpans.Clear();
            code();
            return global::Datadog.Trace.RecordedDatadogSpans.Spans.Select(span => new RecordedSpan(
                span.OperationName ?? "", span.Tags.GetValueOrDefault("outcome"), span.Tags.GetValueOrDefault("reason"), span.Error)).ToList();
        }

        public override void Break(Action code)
        {
            global::Datadog.Trace.RecordedDatadogSpans.Clear();
            global::Datadog.Trace.RecordedDatadogSpans.ThrowOnRecord = new InvalidOperationException("telemetry");
            code();
            global::Datadog.Trace.RecordedDatadogSpans.Clear();
        }
    }
}
