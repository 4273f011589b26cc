using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>
/// <c>Microsoft.Extensions.Logging</c>. The state is written out, because phrases differ by kind and a template that is no constant would be parsed anew each time. The order of the
/// fields is that of the template's holes: AWS's logger for Lambda matches them by position.
/// </summary>
internal sealed class MicrosoftLog : IAttemptLog
{
    public LogLibrary Library => LogLibrary.Microsoft;

    public string LoggerType => "global::Microsoft.Extensions.Logging.ILogger";

    public string Members => """
            // One event for each attempt, its values as fields that a log query can ask for.
            private void WriteLog()
            {
                if (_logger == null)
                {
                    return;
                }

                var level = IsExplained
                    ? _outcome == (int)Outcome.Failed ? global::Microsoft.Extensions.Logging.LogLevel.Warning : global::Microsoft.Extensions.Logging.LogLevel.Information
                    : global::Microsoft.Extensions.Logging.LogLevel.Error;
                var fields = new[]
                {
                    new global::System.Collections.Generic.KeyValuePair<string, object¿>("duration", _milliseconds),
                    new global::System.Collections.Generic.KeyValuePair<string, object¿>("resource", Resource),
                    new global::System.Collections.Generic.KeyValuePair<string, object¿>("outcome", OutcomeName),
                    new global::System.Collections.Generic.KeyValuePair<string, object¿>("reason", Reason),
                    new global::System.Collections.Generic.KeyValuePair<string, object¿>("{OriginalFormat}", _phrase + ": {duration} ms, {resource}, {outcome}, reason {reason}"),
                };
                var text = FormattableString();
                _logger.Log(level, default(global::Microsoft.Extensions.Logging.EventId), fields, _exception, (state, exception) => text);
            }

            private string FormattableString() => string.Format(
                global::System.Globalization.CultureInfo.InvariantCulture, "{0}: {1:0.###} ms, {2}, {3}, reason {4}", _phrase, _milliseconds, Resource, OutcomeName, Reason);
        """.Replace("FormattableString", "LogText");
}
