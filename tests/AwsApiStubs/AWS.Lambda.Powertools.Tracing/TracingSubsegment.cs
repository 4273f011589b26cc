using System;
using Amazon.XRay.Recorder.Core;
using Amazon.XRay.Recorder.Core.Internal.Entities;

namespace AWS.Lambda.Powertools.Tracing.Internal;

public class TracingSubsegment : Subsegment, IDisposable
{
    private bool disposed;

    public TracingSubsegment(string name)
        : base(name)
    {
    }

    public new void AddAnnotation(string key, object value) => AWSXRayRecorder.Instance.AddAnnotation(key, value);

    public new void AddMetadata(string key, object value) => Tracing.AddMetadata(key, value);

    public new void AddMetadata(string nameSpace, string key, object value) => Tracing.AddMetadata(nameSpace, key, value);

    public new void AddException(Exception exception) => AWSXRayRecorder.Instance.AddException(exception);

    public void AddHttpInformation(string key, object value) => AWSXRayRecorder.Instance.AddHttpInformation(key, value);

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            AWSXRayRecorder.Instance.EndSubsegment();
        }

        GC.SuppressFinalize(this);
    }
}
