namespace PaymentObservability.Deployment;

/// <summary>What triggers a function.</summary>
internal enum EventSourceKind
{
    /// <summary>Anything else, and what is not known.</summary>
    Other,

    /// <summary>A REST API.</summary>
    RestApi,

    /// <summary>An HTTP API.</summary>
    HttpApi,

    /// <summary>The function's own URL.</summary>
    FunctionUrl,

    /// <summary>An SQS queue.</summary>
    Queue,

    /// <summary>An SNS topic.</summary>
    Topic,

    /// <summary>The stream of a DynamoDB table.</summary>
    TableStream,

    /// <summary>A Kinesis stream.</summary>
    Stream,

    /// <summary>A schedule, of EventBridge or of EventBridge Scheduler.</summary>
    Schedule,

    /// <summary>A rule on events.</summary>
    EventRule,

    /// <summary>A bucket.</summary>
    Bucket,

    /// <summary>A Kafka topic.</summary>
    Kafka,
}
