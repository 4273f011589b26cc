using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One field of a log event: a hole of a message template, an appended key, a property.</summary>
internal readonly struct LogField
{
    public LogField(string name, IOperation? value, string? format = null)
    {
        Name = name;
        Value = value;
        Format = format;
    }

    /// <summary>Its name, as a log query asks for it.</summary>
    public string Name { get; }

    /// <summary>The value without implicit conversions; null where it cannot be told.</summary>
    public IOperation? Value { get; }

    /// <summary>The format specifier of its hole (<c>F2</c>): a formatted number is a text. Null where there is none.</summary>
    public string? Format { get; }
}
