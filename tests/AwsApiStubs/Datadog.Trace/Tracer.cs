using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Datadog.Trace.Configuration;

namespace Datadog.Trace;

public sealed class Tracer : ITracer
{
    private readonly AsyncLocal<Scope?> active = new();

    private Tracer()
    {
    }

    public static Tracer Instance { get; } = new();

    public IScope? ActiveScope => active.Value;

    public string DefaultServiceName => Settings.ServiceName ?? "unnamed";

    public ImmutableTracerSettings Settings { get; private set; } = new(new TracerSettings());

    public static void Configure(TracerSettings settings) => Instance.Settings = new ImmutableTracerSettings(settings);

    public IScope StartActive(string operationName) => StartActive(operationName, default);

    public IScope StartActive(string operationName, SpanCreationSettings settings)
    {
        RecordedDatadogSpans.BeforeRecord();
        var parent = active.Value;
        var span = new Span(operationName, settings.Parent?.TraceId ?? parent?.Span.TraceId ?? Id(), Id()) { ServiceName = DefaultServiceName, Parent = parent?.Span.OperationName };
        var scope = new Scope(span, settings.FinishOnClose ?? true, () => active.Value = parent);
        active.Value = scope;
        return scope;
    }

    public Task ForceFlushAsync() => Task.CompletedTask;

    internal void ClearActive() => active.Value = null;

    private static ulong Id() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    private sealed class Scope : IScope
    {
        private readonly bool finishOnClose;
        private readonly Action restore;
        private bool closed;

        public Scope(ISpan span, bool finishOnClose, Action restore)
        {
            Span = span;
            this.finishOnClose = finishOnClose;
            this.restore = restore;
        }

        public ISpan Span { get; }

        public void Close()
        {
            if (closed)
            {
                return;
            }

            closed = true;
            restore();
            if (finishOnClose)
            {
                Span.Finish();
            }
        }

        public void Dispose() => Close();
    }

    private sealed class Span : ISpan, ISpanContext
    {
        private readonly Dictionary<string, string> tags = new();
        private Exception? exception;
        private bool finished;

        public Span(string operationName, ulong traceId, ulong spanId)
        {
            OperationName = operationName;
            TraceId = traceId;
            SpanId = spanId;
        }

        public string? OperationName { get; set; }

        public string? ResourceName { get; set; }

        public string? Type { get; set; }

        public bool Error { get; set; }

        public string? Parent { get; init; }

        public string? ServiceName { get; set; }

        public ulong TraceId { get; }

        public ulong SpanId { get; }

        public ISpanContext Context => this;

        public ISpan SetTag(string key, string? value)
        {
            RecordedDatadogSpans.BeforeRecord();
            if (value is null)
            {
                tags.Remove(key);
            }
            else
            {
                tags[key] = value;
            }

            return this;
        }

        public string? GetTag(string key) => tags.TryGetValue(key, out var value) ? value : null;

        public void SetException(Exception exception)
        {
            RecordedDatadogSpans.BeforeRecord();
            this.exception = exception;
            Error = true;
            tags["error.msg"] = exception.Message;
            tags["error.type"] = exception.GetType().ToString();
            tags["error.stack"] = exception.ToString();
        }

        public void Finish()
        {
            RecordedDatadogSpans.BeforeRecord();
            if (!finished)
            {
                finished = true;
                RecordedDatadogSpans.Add(new RecordedDatadogSpan(OperationName, ResourceName, ServiceName, Error, exception, new Dictionary<string, string>(tags), Parent));
            }
        }

        public void Finish(DateTimeOffset finishTimestamp) => Finish();

        public void Dispose() => Finish();
    }
}
