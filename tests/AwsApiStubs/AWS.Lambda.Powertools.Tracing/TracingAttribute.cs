using System;

namespace AWS.Lambda.Powertools.Tracing;

public enum TracingCaptureMode
{
    Response = 0,
    Error = 1,
    ResponseAndError = 2,
    Disabled = 3,
    EnvironmentVariable = 4,
}

[AttributeUsage(AttributeTargets.Method)]
public class TracingAttribute : Attribute
{
    public string SegmentName { get; set; } = "";

    public string Namespace { get; set; } = "";

    public TracingCaptureMode CaptureMode { get; set; } = TracingCaptureMode.EnvironmentVariable;
}
