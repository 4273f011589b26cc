using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Amazon.Lambda.Logging.AspNetCore;

/// <summary>Hands the template and its arguments to <see cref="LambdaLogger"/>, which records them.</summary>
internal sealed class LambdaLoggerProvider : ILoggerProvider
{
    private readonly LambdaLoggerOptions options;

    public LambdaLoggerProvider(LambdaLoggerOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, options);

    public void Dispose()
    {
    }

    private sealed class Logger : ILogger
    {
        private readonly string category;
        private readonly LambdaLoggerOptions options;

        public Logger(string category, LambdaLoggerOptions options)
        {
            this.category = category;
            this.options = options;
        }

        public IDisposable BeginScope<TState>(TState state) => NoScope.Instance;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && (options.Filter is null || options.Filter(category, logLevel));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var pairs = state as IReadOnlyList<KeyValuePair<string, object>> ?? Array.Empty<KeyValuePair<string, object>>();
            var template = pairs.FirstOrDefault(pair => pair.Key == "{OriginalFormat}").Value as string ?? formatter(state, exception);
            var args = pairs.Where(pair => pair.Key != "{OriginalFormat}").Select(pair => pair.Value).ToArray();
            LambdaLogger.Log(logLevel.ToString(), exception, template, args);
        }
    }

    private sealed class NoScope : IDisposable
    {
        public static readonly NoScope Instance = new();

        public void Dispose()
        {
        }
    }
}
