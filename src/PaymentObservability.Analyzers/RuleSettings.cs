using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PaymentObservability;

/// <summary>Which rules the user has switched on or off, by .editorconfig, global config, NoWarn or a rule set.</summary>
internal sealed class RuleSettings
{
    private readonly Compilation compilation;

    public RuleSettings(Compilation compilation) => this.compilation = compilation;

    /// <summary>Whether a rule is switched off for a file; what it would ask for is then not written there either.</summary>
    public bool IsOff(string id, SyntaxTree tree, CancellationToken cancellation)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var set) && set == ReportDiagnostic.Suppress)
        {
            return true;
        }

        return compilation.Options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(tree, id, cancellation, out set) || provider.TryGetGlobalDiagnosticValue(id, cancellation, out set))
            && set == ReportDiagnostic.Suppress;
    }

    /// <summary>
    /// The severity of a finding in a file that is no source, or null where it is off. No section of .editorconfig reaches such a file, so that what
    /// is said of the source that the finding belongs to holds for it as well; what is said for all files the compiler adds itself.
    /// </summary>
    public DiagnosticSeverity? SeverityBeside(SyntaxTree? source, string id, DiagnosticSeverity otherwise, CancellationToken cancellation)
    {
        if (source is null || compilation.Options.SyntaxTreeOptionsProvider is not { } provider || !provider.TryGetDiagnosticValue(source, id, cancellation, out var set))
        {
            return otherwise;
        }

        return set switch
        {
            ReportDiagnostic.Suppress => null,
            ReportDiagnostic.Error => DiagnosticSeverity.Error,
            ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
            ReportDiagnostic.Info => DiagnosticSeverity.Info,
            ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
            _ => otherwise,
        };
    }

    /// <summary>Whether a rule that is off by default is switched on for any file.</summary>
    public bool IsOnAnywhere(string id, CancellationToken cancellation)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var set))
        {
            return IsOn(set);
        }

        if (compilation.Options.SyntaxTreeOptionsProvider is not { } provider)
        {
            return false;
        }

        return (provider.TryGetGlobalDiagnosticValue(id, cancellation, out set) && IsOn(set))
            || compilation.SyntaxTrees.Any(tree => provider.TryGetDiagnosticValue(tree, id, cancellation, out var own) && IsOn(own));
    }

    private static bool IsOn(ReportDiagnostic set) => set is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
}
