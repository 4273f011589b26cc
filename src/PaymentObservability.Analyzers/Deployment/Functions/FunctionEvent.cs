namespace PaymentObservability.Deployment;

/// <summary>What triggers a function, as its template says.</summary>
/// <param name="Type">SAM's name: <c>Api</c>, <c>HttpApi</c>, <c>SQS</c>, <c>Schedule</c>.</param>
/// <param name="Path">The path of a web event, or null.</param>
/// <param name="Method">The HTTP method of a web event as written, or null.</param>
internal sealed record FunctionEvent(string Type, string? Path, string? Method);
