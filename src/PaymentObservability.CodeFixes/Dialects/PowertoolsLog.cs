using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>Powertools Logging from v2 on, by its static logger; v1 writes no holes as fields.</summary>
internal sealed class PowertoolsLog : IAttemptLog
{
    public LogLibrary Library => LogLibrary.Powertools;

    public string? LoggerType => null;

    public string Members => """
            // One event for each attempt, its values as keys that a log query can ask for.
            private void WriteLog()
            {
                var level = IsExplained
                    ? _outcome == (int)Outcome.Failed ? global::Microsoft.Extensions.Logging.LogLevel.Warning : global::Microsoft.Extensions.Logging.LogLevel.Information
                    : global::Microsoft.Extensions.Logging.LogLevel.Error;
                var template = _phrase + ": {duration} ms, {resource}, {outcome}, reason {reason}";
                if (_exception == null)
                {
                    global::AWS.Lambda.Powertools.Logging.Logger.Log(level, template, _milliseconds, Resource, OutcomeName, Reason);
                }
                else
                {
                    global::AWS.Lambda.Powertools.Logging.Logger.Log(level, _exception, template, _milliseconds, Resource, OutcomeName, Reason);
                }
            }
        """;
}
