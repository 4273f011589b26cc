using System;
using System.Diagnostics;

namespace StatsdClient;

/// <summary>The stand-in sends nothing, and unlike the original needs no configuration: it records.</summary>
public class DogStatsdService : IDogStatsd
{
    private StatsdConfig config = new();

    public void Configure(StatsdConfig config) => this.config = config ?? throw new ArgumentNullException(nameof(config));

    public void Counter(string statName, double value, double sampleRate = 1, string[] tags = null, DateTimeOffset? timestamp = null) => Record(nameof(Counter), statName, value, sampleRate, tags);

    public void Increment(string statName, int value = 1, double sampleRate = 1, string[] tags = null) => Record(nameof(Increment), statName, value, sampleRate, tags);

    public void Decrement(string statName, int value = 1, double sampleRate = 1, params string[] tags) => Record(nameof(Decrement), statName, -value, sampleRate, tags);

    public void Gauge(string statName, double value, double sampleRate = 1, string[] tags = null, DateTimeOffset? timestamp = null) => Record(nameof(Gauge), statName, value, sampleRate, tags);

    public void Histogram(string statName, double value, double sampleRate = 1, string[] tags = null) => Record(nameof(Histogram), statName, value, sampleRate, tags);

    public void Distribution(string statName, double value, double sampleRate = 1, string[] tags = null) => Record(nameof(Distribution), statName, value, sampleRate, tags);

    public void Timer(string statName, double value, double sampleRate = 1, string[] tags = null) => Record(nameof(Timer), statName, value, sampleRate, tags);

    public void Set(string statName, string value, double sampleRate = 1, string[] tags = null) => Record(nameof(Set), statName, 1, sampleRate, tags);

    public void Set<T>(string statName, T value, double sampleRate = 1, string[] tags = null) => Record(nameof(Set), statName, 1, sampleRate, tags);

    public IDisposable StartTimer(string name, double sampleRate = 1, string[] tags = null) => new RunningTimer(this, name, sampleRate, tags);

    public void Event(string title, string text, string alertType = null, string aggregationKey = null, string sourceType = null, int? dateHappened = null, string priority = null, string hostname = null, string[] tags = null) => Record(nameof(Event), title, 1, 1, tags);

    public void ServiceCheck(string name, Status status, int? timestamp = null, string hostname = null, string[] tags = null, string message = null) => Record(nameof(ServiceCheck), name, (int)status, 1, tags);

    public void Time(Action action, string statName, double sampleRate = 1, string[] tags = null)
    {
        using (StartTimer(statName, sampleRate, tags))
        {
            action();
        }
    }

    public T Time<T>(Func<T> func, string statName, double sampleRate = 1, string[] tags = null)
    {
        using (StartTimer(statName, sampleRate, tags))
        {
            return func();
        }
    }

    public void Flush(bool flushTelemetry = true) => RecordedDogStatsd.BeforeRecord();

    public void Dispose()
    {
    }

    private void Record(string kind, string name, double value, double sampleRate, string[] tags) =>
        RecordedDogStatsd.Add(new RecordedDogStatsdMetric(kind, string.IsNullOrEmpty(config.Prefix) ? name : config.Prefix + "." + name, value, sampleRate, tags ?? Array.Empty<string>()));

    private sealed class RunningTimer : IDisposable
    {
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private readonly DogStatsdService service;
        private readonly string name;
        private readonly double sampleRate;
        private readonly string[] tags;
        private bool disposed;

        public RunningTimer(DogStatsdService service, string name, double sampleRate, string[] tags)
        {
            this.service = service;
            this.name = name;
            this.sampleRate = sampleRate;
            this.tags = tags;
        }

        public void Dispose()
        {
            if (!disposed)
            {
                disposed = true;
                service.Timer(name, watch.ElapsedMilliseconds, sampleRate, tags);
            }
        }
    }
}
