namespace OpenTelemetry.Instrumentation.AWSLambda;

public class AWSLambdaInstrumentationOptions
{
    public bool DisableAwsXRayContextExtraction { get; set; }

    public bool SetParentFromBatch { get; set; }

    public SemanticConventionVersion SemanticConventionVersion { get; set; }
}

public enum SemanticConventionVersion
{
    Latest = 0,
    V1_28_0 = 1,
    V1_29_0 = 2,
    V1_40_0 = 3,
}
