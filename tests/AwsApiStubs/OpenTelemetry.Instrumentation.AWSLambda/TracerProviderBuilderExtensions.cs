using System;
using OpenTelemetry.Trace;

namespace OpenTelemetry.Instrumentation.AWSLambda;

public static class TracerProviderBuilderExtensions
{
    public static TracerProviderBuilder AddAWSLambdaConfigurations(this TracerProviderBuilder builder) => AddAWSLambdaConfigurations(builder, null);

    public static TracerProviderBuilder AddAWSLambdaConfigurations(this TracerProviderBuilder builder, Action<AWSLambdaInstrumentationOptions>? configure)
    {
        configure?.Invoke(new AWSLambdaInstrumentationOptions());
        return builder.AddSource(AWSLambdaWrapper.SourceName);
    }
}
