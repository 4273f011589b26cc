using System;
using System.Collections.Generic;
using System.Text.Json;
using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AWS.Lambda.Powertools.Common
{
    public interface IConsoleWrapper
    {
        void WriteLine(string message);

        void Debug(string message);

        void Error(string message);
    }
}

namespace AWS.Lambda.Powertools.Logging
{
    public class LogEntry
    {
        public DateTime Timestamp { get; set; }

        public LogLevel Level { get; set; }

        public string Name { get; set; }

        public object Message { get; set; }

        public Exception Exception { get; set; }

        public string Service { get; set; }

        public string CorrelationId { get; set; }

        public IReadOnlyDictionary<string, object> ExtraKeys { get; set; }
    }

    public interface ILogFormatter
    {
        object FormatLogEntry(LogEntry logEntry);
    }

    public class LogBufferingOptions
    {
        public int MaxBytes { get; set; } = 20480;

        public LogLevel BufferAtLogLevel { get; set; } = LogLevel.Debug;

        public bool FlushOnErrorLog { get; set; } = true;
    }

    public class PowertoolsLoggerConfiguration : IOptions<PowertoolsLoggerConfiguration>
    {
        public string Service { get; set; }

        public string TimestampFormat { get; set; }

        public LogLevel MinimumLogLevel { get; set; } = LogLevel.Information;

        public double SamplingRate { get; set; }

        public LoggerOutputCase LoggerOutputCase { get; set; } = LoggerOutputCase.Default;

        public ILogFormatter LogFormatter { get; set; }

        public JsonSerializerOptions JsonOptions { get; set; }

        public LogBufferingOptions LogBuffering { get; set; }

        public IConsoleWrapper LogOutput { get; set; }

        PowertoolsLoggerConfiguration IOptions<PowertoolsLoggerConfiguration>.Value => this;
    }

    public class PowertoolsLoggerBuilder
    {
        private readonly PowertoolsLoggerConfiguration configuration = new();

        public PowertoolsLoggerBuilder WithService(string service) => With(it => it.Service = service);

        public PowertoolsLoggerBuilder WithSamplingRate(double rate) => With(it => it.SamplingRate = rate);

        public PowertoolsLoggerBuilder WithMinimumLogLevel(LogLevel level) => With(it => it.MinimumLogLevel = level);

        public PowertoolsLoggerBuilder WithJsonOptions(JsonSerializerOptions options) => With(it => it.JsonOptions = options);

        public PowertoolsLoggerBuilder WithTimestampFormat(string format) => With(it => it.TimestampFormat = format);

        public PowertoolsLoggerBuilder WithOutputCase(LoggerOutputCase outputCase) => With(it => it.LoggerOutputCase = outputCase);

        public PowertoolsLoggerBuilder WithFormatter(ILogFormatter formatter) => With(it => it.LogFormatter = formatter);

        public PowertoolsLoggerBuilder WithLogBuffering(bool enabled = true) => With(it => it.LogBuffering = enabled ? new LogBufferingOptions() : null);

        public PowertoolsLoggerBuilder WithLogBuffering(Action<LogBufferingOptions> configure) => With(it => configure(it.LogBuffering ??= new LogBufferingOptions()));

        public PowertoolsLoggerBuilder WithLogOutput(IConsoleWrapper console) => With(it => it.LogOutput = console);

        public ILogger Build() => new PowertoolsLogger();

        private PowertoolsLoggerBuilder With(Action<PowertoolsLoggerConfiguration> change)
        {
            change(configuration);
            return this;
        }
    }

    public static class PowertoolsLoggingBuilderExtensions
    {
        public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder) => AddPowertoolsLogger(builder, null);

        public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder, Action<PowertoolsLoggerConfiguration> configure)
        {
            if (configure is not null)
            {
                Logger.Configure(configure);
            }

            return builder.AddProvider(new PowertoolsLoggerProvider());
        }
    }

    internal sealed class PowertoolsLoggerProvider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new PowertoolsLogger();

        public void Dispose()
        {
        }
    }

    internal sealed class PowertoolsLogger : ILogger
    {
        public IDisposable BeginScope<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object>> pairs ? Logger.ExtraKeys(pairs) : Logger.ExtraKeys();

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= Logger.Configuration.MinimumLogLevel;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter) =>
            Logger.Log(logLevel, eventId, state, exception, formatter);
    }
}
