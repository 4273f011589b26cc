using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PaymentObservability.Tests.LogsInsights;

/// <summary>Prints events as Lambda's log format JSON has them: level in full, message, each hole under its own name, the exception by type, message and stack.</summary>
internal sealed class LambdaJsonLogger : ILogger
{
    private readonly List<string> lines = [];

    /// <summary>What was printed.</summary>
    public IReadOnlyList<string> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("level", logLevel.ToString());
            json.WriteString("message", formatter(state, exception));
            foreach (var (name, value) in (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Where(field => field.Key != "{OriginalFormat}" && field.Value is not null))
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value);
            }

            if (exception is not null)
            {
                json.WriteString("errorType", exception.GetType().FullName);
                json.WriteString("errorMessage", exception.Message);
                json.WriteString("stackTrace", exception.StackTrace);
            }

            json.WriteEndObject();
        }

        lines.Add(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
