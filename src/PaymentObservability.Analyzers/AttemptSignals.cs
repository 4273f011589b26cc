using System;

namespace PaymentObservability;

/// <summary>What an attempt scope is to record, because the code itself does not.</summary>
[Flags]
internal enum AttemptSignals
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Outcome, duration and amount as metrics.</summary>
    Metrics = 1,

    /// <summary>A span or subsegment around the attempt.</summary>
    Span = 2,

    /// <summary>One log event with the outcome.</summary>
    Log = 4,
}
