using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>The shape since v2, with the members that v3 added. The keys belong to the flow of the asynchronous call, as since v3.</summary>
public static partial class Logger
{
    private static readonly AsyncLocal<Dictionary<string, object>> Keys = new();

    public static string CorrelationId => Scope().TryGetValue("correlation_id", out var id) ? id?.ToString() : null;

    internal static PowertoolsLoggerConfiguration Configuration { get; private set; } = new();

    public static void Configure(Action<PowertoolsLoggerConfiguration> configure)
    {
        var configuration = new PowertoolsLoggerConfiguration();
        configure(configuration);
        Configuration = configuration;
    }

    public static void AppendKey(string key, object value)
    {
        RecordedPowertoolsLogs.BeforeRecord();
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentNullException(nameof(key));
        }

        Scope()[key] = value ?? throw new ArgumentNullException(nameof(value));
    }

    public static void AppendKeys(IEnumerable<KeyValuePair<string, object>> keys)
    {
        foreach (var (key, value) in keys)
        {
            AppendKey(key, value);
        }
    }

    public static void AppendKeys(IEnumerable<KeyValuePair<string, string>> keys)
    {
        foreach (var (key, value) in keys)
        {
            AppendKey(key, value);
        }
    }

    public static void RemoveKey(string key) => Scope().Remove(key);

    public static void RemoveKeys(params string[] keys)
    {
        foreach (var key in keys ?? Array.Empty<string>())
        {
            Scope().Remove(key);
        }
    }

    public static IEnumerable<KeyValuePair<string, object>> GetAllKeys() => Scope().ToArray();

    public static IDisposable ExtraKeys(IEnumerable<KeyValuePair<string, object>> keys)
    {
        var before = new Dictionary<string, object>(Scope());
        AppendKeys(keys);
        return new Restore(before);
    }

    public static IDisposable ExtraKeys(params (string Key, object Value)[] keys) => ExtraKeys(keys.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    public static void FlushBuffer()
    {
    }

    public static void ClearBuffer()
    {
    }

    public static bool RefreshSampleRateCalculation() => false;

    public static void UseFormatter(ILogFormatter logFormatter) => Configuration.LogFormatter = logFormatter;

    public static void UseDefaultFormatter() => Configuration.LogFormatter = null;

    public static void LogTrace(EventId eventId, Exception exception, string message, params object[] args) => Write(LogLevel.Trace, eventId, exception, message, args);

    public static void LogTrace(EventId eventId, string message, params object[] args) => Write(LogLevel.Trace, eventId, null, message, args);

    public static void LogTrace(Exception exception, string message, params object[] args) => Write(LogLevel.Trace, default, exception, message, args);

    public static void LogTrace(string message, params object[] args) => Write(LogLevel.Trace, default, null, message, args);

    public static void LogTrace(object message) => Write(LogLevel.Trace, default, null, message, Array.Empty<object>());

    public static void LogTrace(Exception exception) => Write(LogLevel.Trace, default, exception, exception?.Message, Array.Empty<object>());

    public static void LogDebug(EventId eventId, Exception exception, string message, params object[] args) => Write(LogLevel.Debug, eventId, exception, message, args);

    public static void LogDebug(EventId eventId, string message, params object[] args) => Write(LogLevel.Debug, eventId, null, message, args);

    public static void LogDebug(Exception exception, string message, params object[] args) => Write(LogLevel.Debug, default, exception, message, args);

    public static void LogDebug(string message, params object[] args) => Write(LogLevel.Debug, default, null, message, args);

    public static void LogDebug(object message) => Write(LogLevel.Debug, default, null, message, Array.Empty<object>());

    public static void LogDebug(Exception exception) => Write(LogLevel.Debug, default, exception, exception?.Message, Array.Empty<object>());

    public static void LogInformation(EventId eventId, Exception exception, string message, params object[] args) => Write(LogLevel.Information, eventId, exception, message, args);

    public static void LogInformation(EventId eventId, string message, params object[] args) => Write(LogLevel.Information, eventId, null, message, args);

    public static void LogInformation(Exception exception, string message, params object[] args) => Write(LogLevel.Information, default, exception, message, args);

    public static void LogInformation(string message, params object[] args) => Write(LogLevel.Information, default, null, message, args);

    public static void LogInformation(object message) => Write(LogLevel.Information, default, null, message, Array.Empty<object>());

    public static void LogInformation(Exception exception) => Write(LogLevel.Information, default, exception, exception?.Message, Array.Empty<object>());

    public static void LogWarning(EventId eventId, Exception exception, string message, params object[] args) => Write(LogLevel.Warning, eventId, exception, message, args);

    public static void LogWarning(EventId eventId, string message, params object[] args) => Write(LogLevel.Warning, eventId, null, message, args);

    public static void LogWarning(Exception exception, string message, params object[] args) => Write(LogLevel.Warning, default, exception, message, args);

    public static void LogWarning(string message, params object[] args) => Write(LogLevel.Warning, default, null, message, args);

    public static void LogWarning(object message) => Write(LogLevel.Warning, default, null, message, Array.Empty<object>());

    public static void LogWarning(Exception exception) => Write(LogLevel.Warning, default, exception, exception?.Message, Array.Empty<object>());

    public static void LogError(EventId eventId, Exception exception, string message, params object[] args) => Write(LogLevel.Error, eventId, exception, message, args);

    public static void LogError(EventId eventId, string message, params object[] args) => Write(LogLevel.Error, eventId, null, message, args);

    public static void LogError(Exception exception, string message, params object[] args) => Write(LogLevel.Error, default, exception, message, args);

    public static void LogError(string message, params object[] args) => Write(LogLevel.Error, default, null, message, args);

    public static void LogError(object message) => Write(LogLevel.Error, default, null, message, Array.Empty<object>());

    public static void LogError(Exception exception) => Write(LogLevel.Error, default, exception, exception?.Message, Array.Empty<object>());

    public static void LogCritical(EventId eventId, Exception exception, string message, params object[] args) => Write(LogLevel.Critical, eventId, exception, message, args);

    public static void LogCritical(EventId eventId, string message, params object[] args) => Write(LogLevel.Critical, eventId, null, message, args);

    public static void LogCritical(Exception exception, string message, params object[] args) => Write(LogLevel.Critical, default, exception, message, args);

    public static void LogCritical(string message, params object[] args) => Write(LogLevel.Critical, default, null, message, args);

    public static void LogCritical(object message) => Write(LogLevel.Critical, default, null, message, Array.Empty<object>());

    public static void LogCritical(Exception exception) => Write(LogLevel.Critical, default, exception, exception?.Message, Array.Empty<object>());

    public static void Log(LogLevel logLevel, string message, params object[] args) => Write(logLevel, default, null, message, args);

    public static void Log(LogLevel logLevel, EventId eventId, string message, params object[] args) => Write(logLevel, eventId, null, message, args);

    public static void Log(LogLevel logLevel, Exception exception, string message, params object[] args) => Write(logLevel, default, exception, message, args);

    public static void Log(LogLevel logLevel, EventId eventId, Exception exception, string message, params object[] args) => Write(logLevel, eventId, exception, message, args);

    public static void Log(LogLevel logLevel, object message) => Write(logLevel, default, null, message, Array.Empty<object>());

    public static void Log(LogLevel logLevel, Exception exception) => Write(logLevel, default, exception, exception?.Message, Array.Empty<object>());

    public static void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
    {
        var pairs = state as IReadOnlyList<KeyValuePair<string, object>> ?? Array.Empty<KeyValuePair<string, object>>();
        var template = pairs.FirstOrDefault(pair => pair.Key == "{OriginalFormat}").Value as string ?? formatter(state, exception);
        Write(logLevel, eventId, exception, template, pairs.Where(pair => pair.Key != "{OriginalFormat}").Select(pair => pair.Value).ToArray());
    }

    internal static void ClearKeys() => Keys.Value = null;

    private static Dictionary<string, object> Scope() => Keys.Value ??= new Dictionary<string, object>();

    private static void Write(LogLevel level, EventId eventId, Exception exception, object message, object[] args)
    {
        RecordedPowertoolsLogs.BeforeRecord();
        if (level < Configuration.MinimumLogLevel || level == LogLevel.None)
        {
            return;
        }

        RecordedPowertoolsLogs.Add(new RecordedPowertoolsLog(level, eventId, exception, message, args ?? Array.Empty<object>(), new Dictionary<string, object>(Scope())));
    }

    private sealed class Restore : IDisposable
    {
        private readonly Dictionary<string, object> before;

        public Restore(Dictionary<string, object> before)
        {
            this.before = before;
        }

        public void Dispose()
        {
            var now = Scope();
            now.Clear();
            foreach (var (key, value) in before)
            {
                now[key] = value;
            }
        }
    }
}
