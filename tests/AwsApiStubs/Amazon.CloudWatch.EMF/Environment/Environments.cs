using Amazon.CloudWatch.EMF.Model;
using Amazon.CloudWatch.EMF.Sink;

namespace Amazon.CloudWatch.EMF.Environment;

public interface IEnvironment
{
    string Name { get; }

    string Type { get; }

    string LogGroupName { get; }

    ISink Sink { get; }

    bool Probe();

    void ConfigureContext(MetricsContext metricsContext);
}

public interface IEnvironmentProvider
{
    IEnvironment ResolveEnvironment();
}

/// <summary>The stand-in finds itself in a Lambda function always: it writes to the console.</summary>
public class EnvironmentProvider : IEnvironmentProvider
{
    public IEnvironment ResolveEnvironment() => new LambdaEnvironment();
}

public class LambdaEnvironment : IEnvironment
{
    public string Name => Variable("AWS_EMF_SERVICE_NAME") ?? Variable("AWS_LAMBDA_FUNCTION_NAME") ?? Constants.Unknown;

    public string Type => Variable("AWS_EMF_SERVICE_TYPE") ?? "AWS::Lambda::Function";

    public string LogGroupName => Name;

    public ISink Sink { get; } = new ConsoleSink();

    public bool Probe() => Variable("AWS_LAMBDA_FUNCTION_NAME") is not null;

    public void ConfigureContext(MetricsContext metricsContext)
    {
        metricsContext.PutProperty("executionEnvironment", Variable("AWS_EXECUTION_ENV") ?? "");
        metricsContext.PutProperty("memorySize", Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE") ?? "");
        metricsContext.PutProperty("functionVersion", Variable("AWS_LAMBDA_FUNCTION_VERSION") ?? "");
        metricsContext.PutProperty("logStreamId", Variable("AWS_LAMBDA_LOG_STREAM_NAME") ?? "");
    }

    private static string Variable(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
