namespace PaymentObservability.EndToEnd;

/// <summary>One warning or error as the build prints it.</summary>
internal sealed record Report(string File, int Line, string Severity, string Id, string Message);
