using System;
using System.Collections.Generic;
using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

public class TestLambdaLogger : ILambdaLogger
{
    private readonly object gate = new();
    private readonly List<TestLambdaLogEntry> entries = new();

    public StringBuilder Buffer { get; } = new();

    /// <summary>Only in the stand-in: the calls themselves, with the template and its arguments kept apart.</summary>
    public IReadOnlyList<TestLambdaLogEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return entries.ToArray();
            }
        }
    }

    /// <summary>Only in the stand-in: what every log call throws, to prove that logging does not reach the payment.</summary>
    public Exception ThrowOnLog { get; set; }

    public void Log(string message) => Write(null, null, message, Array.Empty<object>(), newLine: false);

    public void LogLine(string message) => Write(null, null, message, Array.Empty<object>(), newLine: true);

    public void Log(string level, string message) => Write(level, null, message, Array.Empty<object>(), newLine: true);

    public void Log(string level, string message, params object[] args) => Write(level, null, message, args, newLine: true);

    public void Log(string level, Exception exception, string message, params object[] args) => Write(level, exception, message, args, newLine: true);

    private void Write(string level, Exception exception, string message, object[] args, bool newLine)
    {
        if (ThrowOnLog is { } asked)
        {
            throw asked;
        }

        var text = level is null ? message : $"{level}: {Render(message, args)}";
        if (exception is not null)
        {
            text += Environment.NewLine + exception;
        }

        lock (gate)
        {
            entries.Add(new TestLambdaLogEntry(level, exception, message, args ?? Array.Empty<object>()));
            Buffer.Append(newLine ? text + Environment.NewLine : text);
        }

        if (newLine)
        {
            Console.WriteLine(text);
        }
        else
        {
            Console.Write(text);
        }
    }

    // Holes are filled from left to right, as a structured logger does it.
    private static string Render(string message, object[] args)
    {
        if (message is null || args is null || args.Length == 0)
        {
            return message;
        }

        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < message.Length; i++)
        {
            var end = message[i] == '{' ? message.IndexOf('}', i) : -1;
            if (end < 0 || next >= args.Length)
            {
                result.Append(message[i]);
                continue;
            }

            result.Append(args[next++] ?? "null");
            i = end;
        }

        return result.ToString();
    }
}

/// <summary>Only in the stand-in: one call of the logger. Level is null where the call had none.</summary>
public sealed record TestLambdaLogEntry(string Level, Exception Exception, string Message, IReadOnlyList<object> Args);
