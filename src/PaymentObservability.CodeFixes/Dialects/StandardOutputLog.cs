using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>No library: one line of JSON on raw standard output, whose members CloudWatch Logs Insights reads as fields.</summary>
internal sealed class StandardOutputLog : IAttemptLog
{
    public LogLibrary Library => LogLibrary.StandardOutput;

    public string? LoggerType => null;

    public string Members => """
            // One line of JSON for each attempt. Not by Console.WriteLine, which Lambda may wrap in JSON of its own.
            private void WriteLog()
            {
                using var line = new global::System.IO.MemoryStream();
                using (var json = new global::System.Text.Json.Utf8JsonWriter(line))
                {
                    json.WriteStartObject();
                    json.WriteString("timestamp", global::System.DateTimeOffset.UtcNow);
                    json.WriteString("level", !IsExplained ? "Error" : _outcome == (int)Outcome.Failed ? "Warning" : "Information");
                    json.WriteString("message", _phrase + ": " + Resource + ", " + OutcomeName + ", reason " + Reason);
                    json.WriteNumber("duration", _milliseconds);
                    json.WriteString("resource", Resource);
                    json.WriteString("outcome", OutcomeName);
                    json.WriteString("reason", Reason);
                    if (_exception != null)
                    {
                        json.WriteString("errorType", _exception.GetType().FullName);
                        json.WriteString("stackTrace", _exception.StackTrace);
                    }

                    json.WriteEndObject();
                }

                line.WriteByte((byte)'\n');
                using var output = global::System.Console.OpenStandardOutput();
                line.WriteTo(output);
            }
        """;
}
