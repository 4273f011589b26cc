using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>A dialect that also says things by attributes of a method or its type: <c>[Metrics(Namespace = "X402Payment")]</c>.</summary>
internal interface IMethodDialect : ITelemetryDialect
{
    /// <summary>Adds what the method's attributes, and its type's, emit or set.</summary>
    void Read(IMethodSymbol method, ICollection<Signal> signals);
}
