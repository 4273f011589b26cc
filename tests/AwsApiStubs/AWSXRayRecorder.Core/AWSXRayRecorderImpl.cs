using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.XRay.Recorder.Core.Internal.Context;
using Amazon.XRay.Recorder.Core.Internal.Emitters;
using Amazon.XRay.Recorder.Core.Internal.Entities;
using Amazon.XRay.Recorder.Core.Sampling;
using Amazon.XRay.Recorder.Core.Strategies;

namespace Amazon.XRay.Recorder.Core;

/// <summary>
/// As the original in Lambda: what is added without an open subsegment is dropped without a word, the open one is kept by the
/// flow of the asynchronous call, and a subsegment which is never ended is never written.
/// </summary>
public abstract class AWSXRayRecorderImpl : IAWSXRayRecorder
{
    public const string EnvironmentVariableContextMissingStrategy = "AWS_XRAY_CONTEXT_MISSING";

    private static readonly AsyncLocal<Entity> Current = new();

    public string Origin { get; set; }

    public ISamplingStrategy SamplingStrategy { get; set; }

    public ContextMissingStrategy ContextMissingStrategy { get; set; }

    public IDictionary<string, object> RuntimeContext { get; } = new Dictionary<string, object>();

    public ITraceContext TraceContext { get; set; }

    public ISegmentEmitter Emitter { get; set; }

    public ExceptionSerializationStrategy ExceptionSerializationStrategy { get; set; }

    public IStreamingStrategy StreamingStrategy { get; set; }

    public void BeginSegment(string name, string traceId = null, string parentId = null, SamplingResponse samplingResponse = null, DateTime? timestamp = null)
    {
        RecordedXRay.BeforeRecord();
        var segment = new Segment(name) { TraceId = traceId, ParentId = parentId };
        segment.SetStartTime(timestamp ?? DateTime.UtcNow);
        Current.Value = segment;
    }

    public void EndSegment(DateTime? timestamp = null)
    {
        RecordedXRay.BeforeRecord();
        if (Current.Value is Segment segment)
        {
            segment.SetEndTime(timestamp ?? DateTime.UtcNow);
            segment.IsInProgress = false;
            RecordedXRay.AddSegment(segment);
            Current.Value = null;
        }
    }

    public abstract void BeginSubsegment(string name, DateTime? timestamp = null);

    public void BeginSubsegmentWithoutSampling(string name) => BeginSubsegment(name);

    public abstract void EndSubsegment(DateTime? timestamp = null);

    public abstract bool IsTracingDisabled();

    public void AddAnnotation(string key, object value) => With(entity => entity.AddAnnotation(key, value));

    public void SetNamespace(string value) => With(entity =>
    {
        if (entity is Subsegment subsegment)
        {
            subsegment.Namespace = value;
        }
    });

    public void AddHttpInformation(string key, object value) => With(entity => entity.Http[key] = value);

    public void MarkFault() => With(entity => entity.HasFault = true);

    public void MarkError() => With(entity => entity.HasError = true);

    public void AddException(Exception ex) => With(entity => entity.AddException(ex));

    public void MarkThrottle() => With(entity =>
    {
        entity.HasError = true;
        entity.IsThrottled = true;
    });

    public void AddPrecursorId(string precursorId) => With(entity => (entity as Subsegment)?.AddPrecursorId(precursorId));

    public void AddSqlInformation(string key, string value) => With(entity => entity.Sql[key] = value);

    public void AddMetadata(string key, object value) => With(entity => entity.AddMetadata(key, value));

    public void AddMetadata(string nameSpace, string key, object value) => With(entity => entity.AddMetadata(nameSpace, key, value));

    public void SetDaemonAddress(string daemonAddress)
    {
    }

    public void SetTraceContext(ITraceContext traceContext) => TraceContext = traceContext;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public TResult TraceMethod<TResult>(string name, Func<TResult> method)
    {
        BeginSubsegment(name);
        try
        {
            return method();
        }
        catch (Exception e)
        {
            AddException(e);
            throw;
        }
        finally
        {
            EndSubsegment();
        }
    }

    public void TraceMethod(string name, Action method) => TraceMethod(name, () =>
    {
        method();
        return 0;
    });

    public async Task<TResult> TraceMethodAsync<TResult>(string name, Func<Task<TResult>> method)
    {
        BeginSubsegment(name);
        try
        {
            return await method().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            AddException(e);
            throw;
        }
        finally
        {
            EndSubsegment();
        }
    }

    public async Task TraceMethodAsync(string name, Func<Task> method) => await TraceMethodAsync(name, async () =>
    {
        await method().ConfigureAwait(false);
        return 0;
    }).ConfigureAwait(false);

    public Entity GetEntity() => Current.Value;

    public void SetEntity(Entity entity) => Current.Value = entity;

    public bool IsEntityPresent() => Current.Value is not null;

    public void ClearEntity() => Current.Value = null;

    public void SetExceptionSerializationStrategy(ExceptionSerializationStrategy exceptionSerializationStartegy) => ExceptionSerializationStrategy = exceptionSerializationStartegy;

    protected virtual void Dispose(bool disposing)
    {
    }

    private protected void Begin(Subsegment subsegment, DateTime? timestamp)
    {
        RecordedXRay.BeforeRecord();
        subsegment.SetStartTime(timestamp ?? DateTime.UtcNow);
        Current.Value?.AddSubsegment(subsegment);
        Current.Value = subsegment;
    }

    private protected void End(DateTime? timestamp)
    {
        RecordedXRay.BeforeRecord();
        if (Current.Value is not Subsegment subsegment)
        {
            return;
        }

        subsegment.SetEndTime(timestamp ?? DateTime.UtcNow);
        subsegment.IsInProgress = false;
        RecordedXRay.AddSubsegment(subsegment);
        Current.Value = subsegment.Parent;
    }

    private static void With(Action<Entity> change)
    {
        RecordedXRay.BeforeRecord();
        if (Current.Value is { } entity)
        {
            change(entity);
        }
        else
        {
            RecordedXRay.AddDropped();
        }
    }
}
