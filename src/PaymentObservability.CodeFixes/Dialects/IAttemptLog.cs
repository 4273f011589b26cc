using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>How one library logs what an attempt came to: the part of the attempt's type that differs.</summary>
internal interface IAttemptLog
{
    /// <summary>The library.</summary>
    LogLibrary Library { get; }

    /// <summary>The type of the logger that an attempt is given; null where the library needs none.</summary>
    string? LoggerType { get; }

    /// <summary>
    /// The method <c>WriteLog()</c>, written like the members of <see cref="IAttemptDialect"/>. It finds <c>_phrase</c>, <c>_logger</c> (where there is a
    /// <see cref="LoggerType"/>), <c>_milliseconds</c>, <c>Resource</c>, <c>_reasonClass</c>, <c>_exception</c>, and the frame's <c>OutcomeName</c>, <c>IsExplained</c> and <c>Message</c>.
    /// </summary>
    string Members { get; }
}
