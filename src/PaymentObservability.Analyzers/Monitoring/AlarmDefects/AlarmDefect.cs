using Microsoft.CodeAnalysis;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>What is wrong with an alarm.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is wrong and what to write instead, for people to read: the end of a sentence about the alarm.</param>
/// <param name="Severity">A warning where the alarm cannot do what it is for; information where it does it badly.</param>
internal sealed record AlarmDefect(Location Place, string What, DiagnosticSeverity Severity)
{
    /// <summary>The alarm cannot do what it is for.</summary>
    public static AlarmDefect Fatal(Location place, string what) => new(place, what, DiagnosticSeverity.Warning);

    /// <summary>The alarm does it badly.</summary>
    public static AlarmDefect Weak(Location place, string what) => new(place, what, DiagnosticSeverity.Info);
}
