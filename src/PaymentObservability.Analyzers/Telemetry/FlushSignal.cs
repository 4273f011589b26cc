using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>Writes what a buffering metrics library holds (see <see cref="MetricSignal.IsBuffered"/>).</summary>
internal sealed class FlushSignal : Signal
{
    public FlushSignal(SyntaxNode syntax, string dialect, FlushMoment moment)
        : base(syntax, dialect) => Moment = moment;

    /// <summary>When.</summary>
    public FlushMoment Moment { get; }
}
