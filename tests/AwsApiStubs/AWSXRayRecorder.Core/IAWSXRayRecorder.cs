using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.XRay.Recorder.Core.Internal.Context;
using Amazon.XRay.Recorder.Core.Internal.Emitters;
using Amazon.XRay.Recorder.Core.Sampling;
using Amazon.XRay.Recorder.Core.Strategies;

namespace Amazon.XRay.Recorder.Core;

public interface IAWSXRayRecorder : IDisposable
{
    string Origin { get; set; }

    ISamplingStrategy SamplingStrategy { get; set; }

    IStreamingStrategy StreamingStrategy { get; set; }

    ContextMissingStrategy ContextMissingStrategy { get; set; }

    IDictionary<string, object> RuntimeContext { get; }

    ExceptionSerializationStrategy ExceptionSerializationStrategy { get; set; }

    ITraceContext TraceContext { get; set; }

    ISegmentEmitter Emitter { get; set; }

    void BeginSegment(string name, string traceId = null, string parentId = null, SamplingResponse samplingResponse = null, DateTime? timestamp = null);

    void EndSegment(DateTime? timestamp = null);

    void BeginSubsegment(string name, DateTime? timestamp = null);

    void BeginSubsegmentWithoutSampling(string name);

    void EndSubsegment(DateTime? timestamp = null);

    void SetNamespace(string value);

    void AddAnnotation(string key, object value);

    void MarkFault();

    void MarkError();

    void AddException(Exception ex);

    TResult TraceMethod<TResult>(string name, Func<TResult> method);

    void TraceMethod(string name, Action method);

    Task<TResult> TraceMethodAsync<TResult>(string name, Func<Task<TResult>> method);

    Task TraceMethodAsync(string name, Func<Task> method);

    void AddHttpInformation(string key, object value);

    void MarkThrottle();

    void AddPrecursorId(string precursorId);

    void AddSqlInformation(string key, string value);

    void AddMetadata(string key, object value);

    void AddMetadata(string nameSpace, string key, object value);

    void SetDaemonAddress(string daemonAddress);
}
