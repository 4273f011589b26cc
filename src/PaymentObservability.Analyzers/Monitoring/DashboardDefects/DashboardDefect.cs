using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Monitoring.DashboardDefects;

/// <summary>What a dashboard shows wrongly.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is wrong and what to write instead, for people to read: the end of a sentence about the dashboard.</param>
/// <param name="Repair">What ends it; null where that is for people to say.</param>
internal sealed record DashboardDefect(Location Place, string What, TemplateRepair? Repair = null);
