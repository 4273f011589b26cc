using Microsoft.CodeAnalysis;

namespace PaymentObservability.Monitoring.DashboardDefects;

/// <summary>What a dashboard shows wrongly.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is wrong and what to write instead, for people to read: the end of a sentence about the dashboard.</param>
internal sealed record DashboardDefect(Location Place, string What);
