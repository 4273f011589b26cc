namespace OpenTelemetry.Instrumentation.AWS;

public class AWSClientInstrumentationOptions
{
    public bool SuppressDownstreamInstrumentation { get; set; }

    public SemanticConventionVersion SemanticConventionVersion { get; set; }
}

public enum SemanticConventionVersion
{
    Latest = 0,
    V1_28_0 = 1,
    V1_29_0 = 2,
    V1_40_0 = 3,
}
