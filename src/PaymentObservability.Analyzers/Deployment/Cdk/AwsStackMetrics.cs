using System;
using System.Collections.Generic;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>The <c>MetricXyz()</c> methods of constructs: what they read, by their names in the CDK's source.</summary>
internal static class AwsStackMetrics
{
    private const string Sum = "Sum", Average = "Average", Maximum = "Maximum";

    private static readonly Dictionary<(string Service, string Method), (string Name, string Statistic)> Methods = new()
    {
        [("AWS/Lambda", "MetricErrors")] = ("Errors", Sum),
        [("AWS/Lambda", "MetricInvocations")] = ("Invocations", Sum),
        [("AWS/Lambda", "MetricThrottles")] = ("Throttles", Sum),
        [("AWS/Lambda", "MetricDuration")] = ("Duration", Average),
        [("AWS/Lambda", "MetricAllErrors")] = ("Errors", Sum),
        [("AWS/Lambda", "MetricAllInvocations")] = ("Invocations", Sum),
        [("AWS/Lambda", "MetricAllThrottles")] = ("Throttles", Sum),
        [("AWS/Lambda", "MetricAllDuration")] = ("Duration", Average),
        [("AWS/Lambda", "MetricAllConcurrentExecutions")] = ("ConcurrentExecutions", Maximum),
        [("AWS/Lambda", "MetricAllUnreservedConcurrentExecutions")] = ("UnreservedConcurrentExecutions", Maximum),
        [("AWS/DynamoDB", "MetricConsumedReadCapacityUnits")] = ("ConsumedReadCapacityUnits", Sum),
        [("AWS/DynamoDB", "MetricConsumedWriteCapacityUnits")] = ("ConsumedWriteCapacityUnits", Sum),
        [("AWS/DynamoDB", "MetricThrottledRequests")] = ("ThrottledRequests", Sum),
        [("AWS/DynamoDB", "MetricSystemErrors")] = ("SystemErrors", Sum),
        [("AWS/DynamoDB", "MetricUserErrors")] = ("UserErrors", Sum),
        [("AWS/DynamoDB", "MetricSuccessfulRequestLatency")] = ("SuccessfulRequestLatency", Average),
        [("AWS/SQS", "MetricApproximateAgeOfOldestMessage")] = ("ApproximateAgeOfOldestMessage", Maximum),
        [("AWS/SQS", "MetricApproximateNumberOfMessagesDelayed")] = ("ApproximateNumberOfMessagesDelayed", Maximum),
        [("AWS/SQS", "MetricApproximateNumberOfMessagesNotVisible")] = ("ApproximateNumberOfMessagesNotVisible", Maximum),
        [("AWS/SQS", "MetricApproximateNumberOfMessagesVisible")] = ("ApproximateNumberOfMessagesVisible", Maximum),
        [("AWS/SQS", "MetricNumberOfEmptyReceives")] = ("NumberOfEmptyReceives", Sum),
        [("AWS/SQS", "MetricNumberOfMessagesDeleted")] = ("NumberOfMessagesDeleted", Sum),
        [("AWS/SQS", "MetricNumberOfMessagesReceived")] = ("NumberOfMessagesReceived", Sum),
        [("AWS/SQS", "MetricNumberOfMessagesSent")] = ("NumberOfMessagesSent", Sum),
        [("AWS/SQS", "MetricSentMessageSize")] = ("SentMessageSize", Average),
        [("REST", "MetricClientError")] = ("4XXError", Sum),
        [("REST", "MetricServerError")] = ("5XXError", Sum),
        [("REST", "MetricLatency")] = ("Latency", Average),
        [("REST", "MetricIntegrationLatency")] = ("IntegrationLatency", Average),
        [("REST", "MetricCount")] = ("Count", "SampleCount"),
        [("REST", "MetricCacheHitCount")] = ("CacheHitCount", Sum),
        [("REST", "MetricCacheMissCount")] = ("CacheMissCount", Sum),
        [("HTTP", "MetricClientError")] = ("4xx", Sum),
        [("HTTP", "MetricServerError")] = ("5xx", Sum),
        [("HTTP", "MetricLatency")] = ("Latency", Average),
        [("HTTP", "MetricIntegrationLatency")] = ("IntegrationLatency", Average),
        [("HTTP", "MetricCount")] = ("Count", "SampleCount"),
        [("HTTP", "MetricDataProcessed")] = ("DataProcessed", Sum),
    };

    // By interface: what a method is called on may be any of several classes.
    private static readonly (string Prefix, string Service)[] Owners =
    {
        ("AWS.Lambda.", "AWS/Lambda"), ("AWS.DynamoDB.", "AWS/DynamoDB"), ("AWS.SQS.", "AWS/SQS"), ("AWS.APIGateway.", "REST"), ("AWS.Apigatewayv2.", "HTTP"),
    };

    /// <summary>The service that a type's metrics are of; null where it is not listed.</summary>
    public static string? ServiceOf(string type)
    {
        foreach (var (prefix, service) in Owners)
        {
            if (type.StartsWith(prefix, StringComparison.Ordinal))
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>What a method of a service's construct reads; null where it is not listed.</summary>
    public static (string Name, string Statistic)? Find(string service, string method) =>
        Methods.TryGetValue((service, method), out var found) ? found
        : service == "AWS/DynamoDB" && method.EndsWith("ForOperations", StringComparison.Ordinal) ? Find(service, method.Substring(0, method.Length - "ForOperations".Length))
        : service == "AWS/DynamoDB" && method.EndsWith("ForOperation", StringComparison.Ordinal) ? Find(service, method.Substring(0, method.Length - "ForOperation".Length))
        : null;

    /// <summary>The namespace of a service.</summary>
    public static string NamespaceOf(string service) => service is "REST" or "HTTP" ? "AWS/ApiGateway" : service;

    /// <summary>The dimension that names the construct.</summary>
    public static string DimensionOf(string service) =>
        service switch
        {
            "AWS/Lambda" => "FunctionName",
            "AWS/DynamoDB" => "TableName",
            "AWS/SQS" => "QueueName",
            "REST" => "ApiName",
            _ => "ApiId",
        };

    /// <summary>The type whose resources alone have that dimension and no other; metrics of aliases, stages and indexes have more.</summary>
    public static bool IsPlain(string service, string resourceType) =>
        (service, resourceType) switch
        {
            ("AWS/Lambda", FunctionHandlers.LambdaFunction) => true,
            ("AWS/DynamoDB", "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable") => true,
            ("AWS/SQS", "AWS::SQS::Queue") => true,
            ("REST", "AWS::ApiGateway::RestApi") => true,
            ("HTTP", "AWS::ApiGatewayV2::Api") => true,
            _ => false,
        };
}
