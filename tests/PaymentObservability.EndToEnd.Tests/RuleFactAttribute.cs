using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>A test of what PAY1001 does for users. It is skipped as long as no analyzer in the repository reports it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuleFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsReported = new(() =>
        Directory.EnumerateFiles(Path.Combine(Places.RepositoryRoot, "src", "PaymentObservability.Analyzers"), "*.cs", SearchOption.AllDirectories)
            .Any(f => File.ReadAllText(f).Contains("Descriptors.PaymentMustRecordOutcome", StringComparison.Ordinal)));

    public RuleFactAttribute() => Skip = IsReported.Value ? null : "No analyzer reports PAY1001 yet.";
}
