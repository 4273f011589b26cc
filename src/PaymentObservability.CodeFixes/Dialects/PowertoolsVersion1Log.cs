using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>Powertools Logging v1, which writes extra keys as fields, but no holes.</summary>
internal sealed class PowertoolsVersion1Log : IAttemptLog
{
    public LogLibrary Library => LogLibrary.PowertoolsVersion1;

    public string? LoggerType => null;

    public string Members => """
            // One event for each attempt, its values as keys that a log query can ask for.
            private void WriteLog()
            {
                var keys = new global::System.Collections.Generic.Dictionary<string, object>
                {
                    ["duration"] = _milliseconds,
                    ["resource"] = Resource,
                    ["outcome"] = OutcomeName,
                    ["reason"] = Reason,
                };
                var message = _phrase + ": " + Resource + ", " + OutcomeName + ", reason " + Reason;
                if (_exception != null)
                {
                    global::AWS.Lambda.Powertools.Logging.Logger.LogError(keys, _exception, message);
                }
                else if (!IsExplained)
                {
                    global::AWS.Lambda.Powertools.Logging.Logger.LogError(keys, message);
                }
                else if (_outcome == (int)Outcome.Failed)
                {
                    global::AWS.Lambda.Powertools.Logging.Logger.LogWarning(keys, message);
                }
                else
                {
                    global::AWS.Lambda.Powertools.Logging.Logger.LogInformation(keys, message);
                }
            }
        """;
}
