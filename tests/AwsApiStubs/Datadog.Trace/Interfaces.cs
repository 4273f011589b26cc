using System;
using Datadog.Trace.Configuration;

namespace Datadog.Trace;

public interface ISpanContext
{
    ulong TraceId { get; }

    ulong SpanId { get; }

    string? ServiceName { get; }
}

public interface ISpan : IDisposable
{
    string? OperationName { get; set; }

    string? ResourceName { get; set; }

    string? Type { get; set; }

    bool Error { get; set; }

    string? ServiceName { get; set; }

    ulong TraceId { get; }

    ulong SpanId { get; }

    ISpanContext Context { get; }

    ISpan SetTag(string key, string? value);

    void Finish();

    void Finish(DateTimeOffset finishTimestamp);

    void SetException(Exception exception);

    string? GetTag(string key);
}

public interface IScope : IDisposable
{
    ISpan Span { get; }

    void Close();
}

public interface ITracer
{
    IScope? ActiveScope { get; }

    ImmutableTracerSettings Settings { get; }

    IScope StartActive(string operationName);

    IScope StartActive(string operationName, SpanCreationSettings settings);
}

public struct SpanCreationSettings
{
    public DateTimeOffset? StartTime { get; set; }

    public ISpanContext? Parent { get; set; }

    public bool? FinishOnClose { get; set; }
}

public static class SpanExtensions
{
    public static ISpan SetTag(this ISpan span, string key, double? value) => span.SetTag(key, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
