using System;

namespace StatsdClient;

public enum Status
{
    OK = 0,
    WARNING = 1,
    CRITICAL = 2,
    UNKNOWN = 3,
}

public class StatsdConfig
{
    public const int DefaultStatsdPort = 8125;

    public string StatsdServerName { get; set; }

    public int StatsdPort { get; set; }

    public string Prefix { get; set; }

    public string[] ConstantTags { get; set; }

    public string ServiceName { get; set; }

    public string ServiceVersion { get; set; }

    public string Environment { get; set; }
}

/// <summary>The original's interface without its counters of its own work.</summary>
public interface IDogStatsd : IDisposable
{
    void Configure(StatsdConfig config);

    void Counter(string statName, double value, double sampleRate = 1, string[] tags = null, DateTimeOffset? timestamp = null);

    void Increment(string statName, int value = 1, double sampleRate = 1, string[] tags = null);

    void Decrement(string statName, int value = 1, double sampleRate = 1, params string[] tags);

    void Gauge(string statName, double value, double sampleRate = 1, string[] tags = null, DateTimeOffset? timestamp = null);

    void Histogram(string statName, double value, double sampleRate = 1, string[] tags = null);

    void Distribution(string statName, double value, double sampleRate = 1, string[] tags = null);

    void Timer(string statName, double value, double sampleRate = 1, string[] tags = null);

    void Set(string statName, string value, double sampleRate = 1, string[] tags = null);

    void Set<T>(string statName, T value, double sampleRate = 1, string[] tags = null);

    IDisposable StartTimer(string name, double sampleRate = 1, string[] tags = null);

    void Event(string title, string text, string alertType = null, string aggregationKey = null, string sourceType = null, int? dateHappened = null, string priority = null, string hostname = null, string[] tags = null);

    void ServiceCheck(string name, Status status, int? timestamp = null, string hostname = null, string[] tags = null, string message = null);

    void Time(Action action, string statName, double sampleRate = 1, string[] tags = null);

    T Time<T>(Func<T> func, string statName, double sampleRate = 1, string[] tags = null);
}
