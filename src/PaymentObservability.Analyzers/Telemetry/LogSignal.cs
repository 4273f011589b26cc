using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>One log event that code writes.</summary>
internal sealed class LogSignal : Signal
{
    public LogSignal(SyntaxNode syntax, string dialect)
        : base(syntax, dialect)
    {
    }

    /// <summary>How bad it is; null where the level is decided at run time.</summary>
    public LogSeverity? Severity { get; init; }

    /// <summary>The message or its template, holes as they are written; for an interpolated string unknown.</summary>
    public ConstantText Message { get; init; }

    /// <summary>What gives the message: a literal, an interpolated string, a concatenation; null where nothing in this place does.</summary>
    public IOperation? MessageSource { get; init; }

    /// <summary>The fields that the event carries by itself.</summary>
    public ImmutableArray<LogField> Fields { get; init; } = ImmutableArray<LogField>.Empty;

    /// <summary>Whether there may be more than <see cref="Fields"/>: a state object, a dictionary from elsewhere.</summary>
    public bool HasOtherFields { get; init; }

    /// <summary>The exception that is given as such, so that its type and stack are logged; null where none is.</summary>
    public IOperation? Exception { get; init; }

    /// <summary>Whether the library keeps fields as fields, provided the sink does; <c>Console</c> and <c>LogLine</c> keep text only.</summary>
    public bool KeepsFields { get; init; }
}
