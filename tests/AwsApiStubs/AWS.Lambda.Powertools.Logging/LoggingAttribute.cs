using System;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

[AttributeUsage(AttributeTargets.Method)]
public class LoggingAttribute : Attribute
{
    public string Service { get; set; }

    public LogLevel LogLevel { get; set; } = LogLevel.None;

    public double SamplingRate { get; set; }

    public bool LogEvent { get; set; }

    public string CorrelationIdPath { get; set; }

    public bool ClearState { get; set; }

    public LoggerOutputCase LoggerOutputCase { get; set; }

    public bool FlushBufferOnUncaughtError { get; set; }
}

public static class CorrelationIdPaths
{
    public const string ApiGatewayRest = "/RequestContext/RequestId";
    public const string ApiGatewayHttp = "/RequestContext/RequestId";
    public const string ApplicationLoadBalancer = "/Headers/x-amzn-trace-id";
    public const string EventBridge = "/Id";
}

public enum LoggerOutputCase
{
    Default = 0,
    CamelCase = 1,
    PascalCase = 2,
    SnakeCase = 3,
}
