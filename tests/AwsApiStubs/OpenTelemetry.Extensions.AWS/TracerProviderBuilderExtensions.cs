namespace OpenTelemetry.Trace;

public static class TracerProviderBuilderExtensions
{
    /// <summary>The stand-in leaves the identifiers as they are.</summary>
    public static TracerProviderBuilder AddXRayTraceId(this TracerProviderBuilder builder) => builder;
}
