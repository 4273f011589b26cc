using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>All libraries that a fix can write for.</summary>
internal static class AttemptDialects
{
    private static readonly IAttemptDialect StandardOutput = new StandardOutputDialect();

    private static readonly IAttemptDialect[] All =
    {
        new PowertoolsDialect(),
        new EmbeddedMetricsDialect(),
        new CloudWatchDialect(),
        new OpenTelemetryDialect(),
        StandardOutput,
    };

    /// <summary>The dialect of a library; standard output where its types are not in reach after all; null where not even that compiles.</summary>
    public static IAttemptDialect? For(MetricLibrary library, Compilation compilation)
    {
        var wanted = All.First(dialect => dialect.Library == library);
        return Compiles(wanted, compilation) ? wanted : Compiles(StandardOutput, compilation) ? StandardOutput : null;
    }

    private static bool Compiles(IAttemptDialect dialect, Compilation compilation) =>
        dialect.RequiredTypes.All(name => !compilation.GetTypesByMetadataName(name).IsEmpty);
}
