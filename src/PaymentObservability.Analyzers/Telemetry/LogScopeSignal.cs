using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>Fields given not to one event but to those that follow: <c>BeginScope</c>, <c>LogContext.PushProperty</c>, <c>Logger.AppendKey</c>.</summary>
internal sealed class LogScopeSignal : Signal
{
    public LogScopeSignal(SyntaxNode syntax, string dialect)
        : base(syntax, dialect)
    {
    }

    /// <summary>The fields that can be told.</summary>
    public ImmutableArray<LogField> Fields { get; init; } = ImmutableArray<LogField>.Empty;

    /// <summary>Whether there may be more.</summary>
    public bool HasOtherFields { get; init; }
}
