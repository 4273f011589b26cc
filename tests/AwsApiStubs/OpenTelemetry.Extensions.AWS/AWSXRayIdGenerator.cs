namespace OpenTelemetry.Extensions.AWS;

public static class AWSXRayIdGenerator
{
    public static void ReplaceTraceId()
    {
    }
}
