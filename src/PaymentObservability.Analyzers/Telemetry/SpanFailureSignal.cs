using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>Marks the open span as failed: <c>AddException</c>, <c>SetStatus(ActivityStatusCode.Error)</c>, <c>RecordException</c>.</summary>
internal sealed class SpanFailureSignal : Signal
{
    public SpanFailureSignal(SyntaxNode syntax, string dialect, IOperation? exception)
        : base(syntax, dialect)
    {
        Exception = exception;
    }

    /// <summary>The exception that is recorded; null where only the status is set.</summary>
    public IOperation? Exception { get; }
}
