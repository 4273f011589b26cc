namespace PaymentObservability.Deployment.Guide;

/// <summary>The guide's items that a template can lack, by the names that rules and fixes share.</summary>
internal static class GuideItem
{
    public const string LambdaErrors = "lambda-errors";
    public const string LambdaDuration = "lambda-duration";
    public const string LambdaThrottles = "lambda-throttles";
    public const string LambdaConcurrency = "lambda-concurrency";
    public const string LambdaInvocations = "lambda-invocations";
    public const string StreamIteratorAge = "stream-iterator-age";
    public const string QueueMessageAge = "queue-message-age";
    public const string QueueDeadLetters = "queue-dead-letters";
    public const string AsyncDrops = "async-drops";
    public const string ApiServerErrors = "api-5xx";
    public const string ApiClientErrors = "api-4xx";
    public const string ApiLatency = "api-latency";
    public const string ApiIntegrationLatency = "api-integration-latency";
    public const string ApiCount = "api-count";
    public const string TableThrottles = "table-throttles";
    public const string TableSystemErrors = "table-system-errors";
    public const string TableCapacity = "table-capacity";
    public const string TableScaling = "table-scaling";
    public const string PaymentSuccess = "payment-success";
    public const string PaymentUnknown = "payment-unknown";
    public const string PaymentNone = "payment-none";
    public const string PaymentDuration = "payment-duration";
    public const string WalletConnection = "wallet-connection";
    public const string Dashboard = "dashboard";
    public const string QueryErrors = "query-errors";
    public const string QueryPayments = "query-payments";
    public const string QueryWallets = "query-wallets";
    public const string QueryFailures = "query-failures";
    public const string QuerySlowest = "query-slowest";
    public const string HealthDeployed = "health-deployed";
    public const string CanaryDeployed = "canary-deployed";
    public const string CanaryAlarms = "canary-alarms";
    public const string Tracing = "tracing";
    public const string LogFormat = "log-format";
    public const string LogRetention = "log-retention";
    public const string Encryption = "encryption";
    public const string LambdaChanges = "lambda-changes";
    public const string IamChanges = "iam-changes";
    public const string TrailInsights = "trail-insights";
    public const string ConfigRules = "config-rules";
    public const string GuardDuty = "guardduty";
    public const string ExposedCredentials = "exposed-credentials";
    public const string UnwatchedMetrics = "unwatched-metrics";
}
