using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>Serilog: an instance in reach, or the static <c>Log.Logger</c>.</summary>
internal sealed class SerilogLog : IAttemptLog
{
    public LogLibrary Library => LogLibrary.Serilog;

    public string LoggerType => "global::Serilog.ILogger";

    public string Members => """
            // One event for each attempt, its values as properties that a log query can ask for.
            private void WriteLog()
            {
                if (_logger == null)
                {
                    return;
                }

                var level = IsExplained
                    ? _outcome == (int)Outcome.Failed ? global::Serilog.Events.LogEventLevel.Warning : global::Serilog.Events.LogEventLevel.Information
                    : global::Serilog.Events.LogEventLevel.Error;
                _logger.Write(level, _exception, _phrase + ": {duration} ms, {resource}, {outcome}, reason {reason}", _milliseconds, Resource, OutcomeName, Reason);
            }
        """;
}
