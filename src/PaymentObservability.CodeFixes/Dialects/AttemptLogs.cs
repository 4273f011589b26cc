using System.Linq;
using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>All libraries that an attempt can log with.</summary>
internal static class AttemptLogs
{
    private static readonly IAttemptLog[] All = { new MicrosoftLog(), new SerilogLog(), new PowertoolsLog(), new PowertoolsVersion1Log(), new LambdaLog(), new StandardOutputLog() };

    /// <summary>That of a library; null where nothing is to be logged.</summary>
    public static IAttemptLog? For(LogLibrary? library) => All.FirstOrDefault(log => log.Library == library);
}
