namespace PaymentObservability.Deployment;

/// <summary>A dimension of a metric that is looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record WatchedDimension(NameExpression Name, NameExpression Value);
