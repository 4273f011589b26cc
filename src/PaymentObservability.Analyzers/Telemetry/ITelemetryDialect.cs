using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>
/// How one library emits. A dialect recognises symbols, never mere names: a project's own class called <c>Metrics</c> is code like any other.
/// It is made once per compilation, holds no mutable state, and is asked for every operation of every method that a payment can reach.
/// </summary>
internal interface ITelemetryDialect
{
    /// <summary>The library's name in messages, for example <c>Powertools Metrics</c>.</summary>
    string Name { get; }

    /// <summary>Adds what this operation (an invocation, an object creation, ...) emits; nothing where it is another library's or none.</summary>
    void Read(IOperation operation, ICollection<Signal> signals);
}
