namespace PaymentObservability.Deployment;

/// <summary>Kinds of API Gateway's APIs; each has metrics and dimensions of its own.</summary>
internal enum ApiKind
{
    /// <summary>REST: <c>4XXError</c> and <c>5XXError</c> by <c>ApiName</c>.</summary>
    Rest,

    /// <summary>HTTP: <c>4xx</c> and <c>5xx</c> by <c>ApiId</c>.</summary>
    Http,

    /// <summary>WebSocket.</summary>
    WebSocket,
}
