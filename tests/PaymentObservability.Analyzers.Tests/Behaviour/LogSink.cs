using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using AWS.Lambda.Powertools.Logging;
using Amazon.Lambda.TestUtilities;
using Microsoft.Extensions.Logging;
using PaymentObservability.Telemetry;
using Serilog.Core;
using Serilog.Events;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>Where one library's log events arrive.</summary>
internal abstract class LogSink
{
    /// <summary>The logger that code is given; null where it needs none.</summary>
    public virtual object? Logger => null;

    public static LogSink Of(LogLibrary library) => library switch
    {
        LogLibrary.Microsoft => new MicrosoftSink(),
        LogLibrary.Serilog => new SerilogSink(),
        LogLibrary.Powertools => new PowertoolsSink(),
        LogLibrary.Lambda => new LambdaSink(),
        _ => new StandardOutputSink(),
    };

    /// <summary>Runs code and gives back what it logged.</summary>
    public abstract List<RecordedEvent> Listen(Action code);

    /// <summary>Runs code while everything that logs throws.</summary>
    public abstract void Break(Action code);

    // As a logger of Lambda does it: the holes' values by position.
    private static Dictionary<string, object?> ByPosition(string template, IReadOnlyList<object?> args)
    {
        var names = Regex.Matches(template, "\\{(\\w+)\\}").Select(hole => hole.Groups[1].Value).ToList();
        return names.Zip(args).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private sealed class MicrosoftSink : LogSink, ILogger
    {
        private readonly List<RecordedEvent> events = [];
        private bool breaks;

        public override object Logger => this;

        public override List<RecordedEvent> Listen(Action code)
        {
            events.Clear();
            code();
            return [.. events];
        }

        public override void Break(Action code)
        {
            breaks = true;
            code();
            breaks = false;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (breaks)
            {
                throw new InvalidOperationException("telemetry");
            }

            var fields = ((IEnumerable<KeyValuePair<string, object?>>)state!).ToList();
            var template = (string)fields.Single(field => field.Key == "{OriginalFormat}").Value!;
            var named = fields.Where(field => field.Key != "{OriginalFormat}").ToList();
            Xunit.Assert.Equal(named.ToDictionary(), ByPosition(template, named.ConvertAll(field => field.Value)));
            events.Add(new RecordedEvent(logLevel.ToString(), formatter(state, exception), exception is not null, named.ToDictionary()));
        }
    }

    private sealed class SerilogSink : LogSink, ILogEventSink
    {
        private readonly List<RecordedEvent> events = [];
        private bool breaks;

        public SerilogSink() => Logger = new Serilog.LoggerConfiguration().AuditTo.Sink(this).CreateLogger();

        public override object Logger { get; }

        public override List<RecordedEvent> Listen(Action code)
        {
            events.Clear();
            code();
            return [.. events];
        }

        public override void Break(Action code)
        {
            breaks = true;
            code();
            breaks = false;
        }

        public void Emit(LogEvent logEvent)
        {
            if (breaks)
            {
                throw new InvalidOperationException("telemetry");
            }

            events.Add(new RecordedEvent(
                logEvent.Level.ToString(), logEvent.RenderMessage(), logEvent.Exception is not null, logEvent.Properties.ToDictionary(property => property.Key, property => ((ScalarValue)property.Value).Value)));
        }
    }

    private sealed class PowertoolsSink : LogSink
    {
        public override List<RecordedEvent> Listen(Action code)
        {
            RecordedPowertoolsLogs.Clear();
            code();
            return RecordedPowertoolsLogs.Entries.Select(entry => new RecordedEvent(entry.Level.ToString(), (string)entry.Message, entry.Exception is not null, ByPosition((string)entry.Message, entry.Args))).ToList();
        }

        public override void Break(Action code)
        {
            RecordedPowertoolsLogs.Clear();
            RecordedPowertoolsLogs.ThrowOnLog = new InvalidOperationException("telemetry");
            code();
            RecordedPowertoolsLogs.Clear();
        }
    }

    private sealed class LambdaSink : LogSink
    {
        private readonly TestLambdaLogger logger = new();

        public override object Logger => logger;

        public override List<RecordedEvent> Listen(Action code)
        {
            var seen = logger.Entries.Count;
            code();
            return logger.Entries.Skip(seen).Select(entry => new RecordedEvent(entry.Level, entry.Message, entry.Exception is not null, ByPosition(entry.Message, entry.Args))).ToList();
        }

        public override void Break(Action code)
        {
            logger.ThrowOnLog = new InvalidOperationException("telemetry");
            code();
            logger.ThrowOnLog = null;
        }
    }

    private sealed class StandardOutputSink : LogSink
    {
        public override List<RecordedEvent> Listen(Action code)
        {
            using var output = RawStandardOutput.Catch();
            code();
            return output.Text.Split('\n').Where(line => line.StartsWith("{\"timestamp\"")).Select(Read).ToList();
        }

        public override void Break(Action code)
        {
            using var output = RawStandardOutput.Full();
            code();
        }

        private static RecordedEvent Read(string line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            var fields = json.EnumerateObject().ToDictionary(
                member => member.Name, member => member.Value.ValueKind == JsonValueKind.Number ? (object?)member.Value.GetDouble() : member.Value.ToString());
            return new RecordedEvent(json.GetProperty("level").GetString()!, json.GetProperty("message").GetString()!, fields.ContainsKey("errorType"), fields);
        }
    }
}
