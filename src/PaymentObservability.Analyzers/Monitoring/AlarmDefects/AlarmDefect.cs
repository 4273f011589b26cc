using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>What is wrong with an alarm.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is wrong and what to write instead, for people to read: the end of a sentence about the alarm.</param>
/// <param name="Severity">A warning where the alarm cannot do what it is for; information where it does it badly.</param>
/// <param name="Repair">What ends it; null where that is for people to say.</param>
internal sealed record AlarmDefect(Location Place, string What, DiagnosticSeverity Severity, TemplateRepair? Repair)
{
    /// <summary>The alarm cannot do what it is for.</summary>
    public static AlarmDefect Fatal(Location place, string what, TemplateRepair? repair = null) => new(place, what, DiagnosticSeverity.Warning, repair);

    /// <summary>The alarm does it badly.</summary>
    public static AlarmDefect Weak(Location place, string what, TemplateRepair? repair = null) => new(place, what, DiagnosticSeverity.Info, repair);
}
