namespace PaymentObservability.Health;

/// <summary>What a health check asks of a dependency.</summary>
internal enum DependencyKind
{
    /// <summary>A DynamoDB table: whether it exists and is active.</summary>
    Table,

    /// <summary>An x402 facilitator: what <c>/supported</c> answers.</summary>
    Facilitator,

    /// <summary>Any other web service: whether it answers at all.</summary>
    Http,
}
