using System;
using System.Text.Json;

namespace Amazon.Lambda.Core;

/// <summary>The process-wide logger. The stand-in writes plain text to the console and records what it was given.</summary>
public static class LambdaLogger
{
    public static void Log(string message) => Write(null, null, message, Array.Empty<object>());

    public static void Log(string level, string message, params object[] args) => Write(level, null, message, args);

    public static void Log(LogLevel level, string message, params object[] args) => Write(level.ToString(), null, message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) => Write(level, exception, message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) => Write(level.ToString(), exception, message, args);

    public static void ConfigureStructuredLogging(StructuredLoggingOptions options)
    {
    }

    private static void Write(string level, Exception exception, string message, object[] args)
    {
        RecordedLambdaLog.Add(new RecordedLambdaLogEntry(level, exception, message, args ?? Array.Empty<object>()));
        Console.WriteLine(message);
        if (exception is not null)
        {
            Console.WriteLine(exception);
        }
    }
}

public class StructuredLoggingOptions
{
    public JsonSerializerOptions OverrideSerializerOptions { get; set; }
}
