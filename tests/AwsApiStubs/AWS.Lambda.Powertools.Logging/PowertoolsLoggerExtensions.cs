using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

public static class PowertoolsLoggerExtensions
{
    public static void LogTrace(this ILogger logger, object message) => Logger.LogTrace(message);

    public static void LogTrace(this ILogger logger, Exception exception) => Logger.LogTrace(exception);

    public static void LogDebug(this ILogger logger, object message) => Logger.LogDebug(message);

    public static void LogDebug(this ILogger logger, Exception exception) => Logger.LogDebug(exception);

    public static void LogInformation(this ILogger logger, object message) => Logger.LogInformation(message);

    public static void LogInformation(this ILogger logger, Exception exception) => Logger.LogInformation(exception);

    public static void LogWarning(this ILogger logger, object message) => Logger.LogWarning(message);

    public static void LogWarning(this ILogger logger, Exception exception) => Logger.LogWarning(exception);

    public static void LogError(this ILogger logger, object message) => Logger.LogError(message);

    public static void LogError(this ILogger logger, Exception exception) => Logger.LogError(exception);

    public static void LogCritical(this ILogger logger, object message) => Logger.LogCritical(message);

    public static void LogCritical(this ILogger logger, Exception exception) => Logger.LogCritical(exception);

    public static void Log(this ILogger logger, LogLevel logLevel, object message) => Logger.Log(logLevel, message);

    public static void Log(this ILogger logger, LogLevel logLevel, Exception exception) => Logger.Log(logLevel, exception);

    public static void AppendKey(this ILogger logger, string key, object value) => Logger.AppendKey(key, value);

    public static void AppendKeys(this ILogger logger, IEnumerable<KeyValuePair<string, object>> keys) => Logger.AppendKeys(keys);

    public static void AppendKeys(this ILogger logger, IEnumerable<KeyValuePair<string, string>> keys) => Logger.AppendKeys(keys);

    public static void RemoveKey(this ILogger logger, string key) => Logger.RemoveKey(key);

    public static void RemoveKeys(this ILogger logger, params string[] keys) => Logger.RemoveKeys(keys);

    public static IEnumerable<KeyValuePair<string, object>> GetAllKeys(this ILogger logger) => Logger.GetAllKeys();

    public static string GetCorrelationId(this ILogger logger) => Logger.CorrelationId;

    public static IDisposable ExtraKeys(this ILogger logger, IEnumerable<KeyValuePair<string, object>> keys) => Logger.ExtraKeys(keys);

    public static IDisposable ExtraKeys(this ILogger logger, params (string Key, object Value)[] keys) => Logger.ExtraKeys(keys);

    public static void FlushBuffer(this ILogger logger) => Logger.FlushBuffer();

    public static void ClearBuffer(this ILogger logger) => Logger.ClearBuffer();

    public static bool RefreshSampleRateCalculation(this ILogger logger) => Logger.RefreshSampleRateCalculation();
}
