using System;

namespace Datadog.Trace.Annotations;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public class TraceAttribute : Attribute
{
    public string? OperationName { get; set; }

    public string? ResourceName { get; set; }
}
