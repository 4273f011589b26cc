using System;
using Amazon.XRay.Recorder.Core;
using Amazon.XRay.Recorder.Core.Internal.Entities;
using AWS.Lambda.Powertools.Tracing.Internal;

namespace AWS.Lambda.Powertools.Tracing;

/// <summary>
/// The v3 and v4 shape. It records through the stand-in of the X-Ray recorder, and does so outside of Lambda too. The oddities of
/// the original are kept: WithSubsegment records no exception, and its overload with an entity and no namespace ignores the entity.
/// </summary>
public static class Tracing
{
    private static AWSXRayRecorder Recorder => AWSXRayRecorder.Instance;

    public static Entity GetEntity() => Recorder.GetEntity();

    public static void SetEntity(Entity entity) => Recorder.SetEntity(entity);

    public static void AddAnnotation(string key, object value) => Recorder.AddAnnotation(key, value);

    public static void AddMetadata(string key, object value) => Recorder.AddMetadata(DefaultNamespace(), key, value);

    public static void AddMetadata(string nameSpace, string key, object value) => Recorder.AddMetadata(nameSpace ?? DefaultNamespace(), key, value);

    public static void AddException(Exception exception) => Recorder.AddException(exception);

    public static void AddHttpInformation(string key, object value) => Recorder.AddHttpInformation(key, value);

    public static TracingSubsegment BeginSubsegment(string name) => BeginSubsegment(null, name);

    public static TracingSubsegment BeginSubsegment(string nameSpace, string name)
    {
        Recorder.BeginSubsegment("## " + name);
        Recorder.SetNamespace(nameSpace ?? DefaultNamespace());
        return new TracingSubsegment("## " + name);
    }

    public static void WithSubsegment(string name, Action<Subsegment> subsegment) => WithSubsegment(null, name, subsegment);

    public static void WithSubsegment(string nameSpace, string name, Action<Subsegment> subsegment)
    {
        Recorder.BeginSubsegment("## " + name);
        Recorder.SetNamespace(nameSpace ?? DefaultNamespace());
        try
        {
            subsegment?.Invoke((Subsegment)Recorder.GetEntity());
        }
        finally
        {
            Recorder.EndSubsegment();
        }
    }

    public static void WithSubsegment(string name, Entity entity, Action<Subsegment> subsegment) => WithSubsegment(name, subsegment);

    public static void WithSubsegment(string nameSpace, string name, Entity entity, Action<Subsegment> subsegment)
    {
        var own = new Subsegment("## " + name) { Namespace = nameSpace ?? DefaultNamespace() };
        entity.AddSubsegment(own);
        own.SetStartTimeToNow();
        try
        {
            subsegment?.Invoke(own);
        }
        finally
        {
            own.IsInProgress = false;
            own.SetEndTimeToNow();
        }
    }

    public static void RegisterForAllServices()
    {
    }

    public static void Register<T>()
    {
    }

    private static string DefaultNamespace() => Environment.GetEnvironmentVariable("POWERTOOLS_SERVICE_NAME") is { Length: > 0 } service ? service : "service_undefined";
}
