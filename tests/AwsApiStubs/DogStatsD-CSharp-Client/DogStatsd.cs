using System;

namespace StatsdClient;

public static class DogStatsd
{
    private static readonly DogStatsdService Service = new();

    public static void Configure(StatsdConfig config) => Service.Configure(config);

    public static void Counter(string statName, double value, double sampleRate = 1, string[] tags = null, DateTimeOffset? timestamp = null) => Service.Counter(statName, value, sampleRate, tags, timestamp);

    public static void Increment(string statName, int value = 1, double sampleRate = 1, string[] tags = null) => Service.Increment(statName, value, sampleRate, tags);

    public static void Decrement(string statName, int value = 1, double sampleRate = 1, params string[] tags) => Service.Decrement(statName, value, sampleRate, tags);

    public static void Gauge(string statName, double value, double sampleRate = 1, string[] tags = null, DateTimeOffset? timestamp = null) => Service.Gauge(statName, value, sampleRate, tags, timestamp);

    public static void Histogram(string statName, double value, double sampleRate = 1, string[] tags = null) => Service.Histogram(statName, value, sampleRate, tags);

    public static void Distribution(string statName, double value, double sampleRate = 1, string[] tags = null) => Service.Distribution(statName, value, sampleRate, tags);

    public static void Timer(string statName, double value, double sampleRate = 1, string[] tags = null) => Service.Timer(statName, value, sampleRate, tags);

    public static void Set(string statName, string value, double sampleRate = 1, string[] tags = null) => Service.Set(statName, value, sampleRate, tags);

    public static void Set<T>(string statName, T value, double sampleRate = 1, string[] tags = null) => Service.Set(statName, value, sampleRate, tags);

    public static IDisposable StartTimer(string name, double sampleRate = 1, string[] tags = null) => Service.StartTimer(name, sampleRate, tags);

    public static void Event(string title, string text, string alertType = null, string aggregationKey = null, string sourceType = null, int? dateHappened = null, string priority = null, string hostname = null, string[] tags = null) => Service.Event(title, text, alertType, aggregationKey, sourceType, dateHappened, priority, hostname, tags);

    public static void ServiceCheck(string name, Status status, int? timestamp = null, string hostname = null, string[] tags = null, string message = null) => Service.ServiceCheck(name, status, timestamp, hostname, tags, message);

    public static void Time(Action action, string statName, double sampleRate = 1, string[] tags = null) => Service.Time(action, statName, sampleRate, tags);

    public static T Time<T>(Func<T> func, string statName, double sampleRate = 1, string[] tags = null) => Service.Time(func, statName, sampleRate, tags);

    public static void Flush(bool flushTelemetry = true) => Service.Flush(flushTelemetry);

    public static void Dispose() => Service.Dispose();
}
