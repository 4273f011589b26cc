using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>A test of what rules do for users. It is skipped as long as the repository holds no analyzer (or, with <see cref="Fix"/>, no fixer) at all.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuleFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> HasAnalyzer = new(() => Holds("PaymentObservability.Analyzers", "[DiagnosticAnalyzer("));
    private static readonly Lazy<bool> HasFixer = new(() => Holds("PaymentObservability.CodeFixes", "[ExportCodeFixProvider("));

    public RuleFactAttribute() => Skip = HasAnalyzer.Value ? null : "There is no analyzer yet.";

    public bool Fix
    {
        get => false;
        set => Skip ??= !value || HasFixer.Value ? null : "There is no fixer yet.";
    }

    private static bool Holds(string project, string attribute) =>
        Directory.EnumerateFiles(Path.Combine(Places.RepositoryRoot, "src", project), "*.cs", SearchOption.AllDirectories)
            .Any(f => File.ReadAllText(f).Contains(attribute, StringComparison.Ordinal));
}
