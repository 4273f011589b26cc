using System.Collections.Generic;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>All parts of the guide in the order in which they are written: logs before what queries them, alarms before the dashboard that shows them.</summary>
internal static class GuideSections
{
    /// <summary>The parts.</summary>
    public static IReadOnlyList<IGuideSection> All { get; } = new IGuideSection[]
    {
        new Tracing(), new Logs(), new HealthAndCanary(), new Encryption(),
        new LambdaAlarms(), new EventSourceAlarms(), new ApiAlarms(), new TableAlarms(), new PaymentAlarms(), new CanaryAlarms(),
        new LogQueries(), new Dashboard(), new UnwatchedMetrics(), new Security(),
    };
}
