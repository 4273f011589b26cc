using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>Lambda's own logger, as the context carries it, where it takes templates. With the log format JSON the holes become fields.</summary>
internal sealed class LambdaLog : IAttemptLog
{
    public LogLibrary Library => LogLibrary.Lambda;

    public string LoggerType => "global::Amazon.Lambda.Core.ILambdaLogger";

    public string Members => """
            // One event for each attempt, its values as fields that a log query can ask for where the function's log format is JSON.
            private void WriteLog()
            {
                if (_logger == null)
                {
                    return;
                }

                var template = _phrase + ": {duration} ms, {resource}, {outcome}, reason {reason}";
                if (_exception != null)
                {
                    _logger.LogError(_exception, template, _milliseconds, Resource, OutcomeName, Reason);
                }
                else if (!IsExplained)
                {
                    _logger.LogError(template, _milliseconds, Resource, OutcomeName, Reason);
                }
                else if (_outcome == (int)Outcome.Failed)
                {
                    _logger.LogWarning(template, _milliseconds, Resource, OutcomeName, Reason);
                }
                else
                {
                    _logger.LogInformation(template, _milliseconds, Resource, OutcomeName, Reason);
                }
            }
        """;
}
