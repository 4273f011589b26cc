using System;
using OpenTelemetry.Instrumentation.AWS;

namespace OpenTelemetry.Trace
{
    public static class TracerProviderBuilderExtensions
    {
        public static TracerProviderBuilder AddAWSInstrumentation(this TracerProviderBuilder builder) => AddAWSInstrumentation(builder, null);

        public static TracerProviderBuilder AddAWSInstrumentation(this TracerProviderBuilder builder, Action<AWSClientInstrumentationOptions>? configure)
        {
            configure?.Invoke(new AWSClientInstrumentationOptions());
            return builder.AddSource("Amazon.AWS.AWSClientInstrumentation");
        }
    }
}

namespace OpenTelemetry.Metrics
{
    public static class MeterProviderBuilderExtensions
    {
        public static MeterProviderBuilder AddAWSInstrumentation(this MeterProviderBuilder builder) => builder.AddMeter("Amazon.AWS.AWSClientInstrumentation");
    }
}
