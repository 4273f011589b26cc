namespace PaymentObservability.Telemetry;

/// <summary>A logger that code at some place can use as it stands there.</summary>
/// <param name="Expression">C# text that names it: <c>_logger</c>, <c>context.Logger</c>, <c>global::Serilog.Log</c>.</param>
/// <param name="Library">How it is written to.</param>
/// <param name="MayBeNull">Whether it is declared as possibly null, so that calls need <c>?.</c>.</param>
internal sealed record LoggerInReach(string Expression, LogLibrary Library, bool MayBeNull);
