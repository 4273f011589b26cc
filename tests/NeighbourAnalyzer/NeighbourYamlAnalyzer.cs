using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace NeighbourAnalyzer;

/// <summary>Reads YAML with its own YamlDotNet and says which version that was.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeighbourYamlAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Loaded = new("NEIGHBOUR1", "Loaded", "YamlDotNet {0} read {1} document", "Test", DiagnosticSeverity.Warning, true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Loaded);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(static end =>
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader("a: !Sub b"));
            end.ReportDiagnostic(Diagnostic.Create(Loaded, Location.None, typeof(YamlStream).Assembly.GetName().Version, yaml.Documents.Count));
        });
    }
}
