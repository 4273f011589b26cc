namespace Datadog.Trace.Configuration;

public class TracerSettings
{
    public string? Environment { get; set; }

    public string? ServiceName { get; set; }

    public string? ServiceVersion { get; set; }

    public bool TraceEnabled { get; set; } = true;
}

public class ImmutableTracerSettings
{
    public ImmutableTracerSettings(TracerSettings settings)
    {
        Environment = settings.Environment;
        ServiceName = settings.ServiceName;
        ServiceVersion = settings.ServiceVersion;
    }

    public string? Environment { get; }

    public string? ServiceName { get; }

    public string? ServiceVersion { get; }
}
