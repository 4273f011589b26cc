using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Rules;
using PaymentObservability.Rules.Metrics;

namespace PaymentObservability;

/// <summary>
/// Hosts every rule. One analyzer, so that all of them judge one model, which is worked out once per compilation and only when a tree is asked for.
/// Findings are handed out tree by tree: they stay local to the file they stand in and keep their squiggle and light bulb.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PaymentAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<PaymentRule> Rules = ImmutableArray.Create<PaymentRule>(
        new OperationsShouldBeVisible(),
        new PaymentMustRecordOutcome(),
        new OutcomeMustBeRecordedOnEveryPath());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.SelectMany(rule => rule.Descriptors).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var (compilation, options, cancellation) = (start.Compilation, start.Options, start.CancellationToken);
            var findings = new Lazy<ILookup<SyntaxTree, Diagnostic>?>(() => Judge(compilation, options, cancellation), LazyThreadSafetyMode.ExecutionAndPublication);
            start.RegisterSemanticModelAction(tree =>
            {
                foreach (var diagnostic in findings.Value?[tree.SemanticModel.SyntaxTree] ?? Enumerable.Empty<Diagnostic>())
                {
                    tree.ReportDiagnostic(diagnostic);
                }
            });
        });
    }

    private static ILookup<SyntaxTree, Diagnostic>? Judge(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var contract = GuideDefaults.Contract;
        var handlers = HandlerStrings.Read(options.AdditionalFiles, cancellation);
        var usesWebAdapter = WebAdapter.UsesLambdaWebAdapter(options.AdditionalFiles, cancellation);
        var model = PaymentModel.Create(compilation, contract, handlers, usesWebAdapter, WantsInventory(compilation, cancellation), cancellation);
        if (model is null)
        {
            return null;
        }

        var context = new RuleContext(model, cancellation);
        foreach (var rule in Rules)
        {
            rule.Judge(context);
        }

        return context.Diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree!);
    }

    /// <summary>Whether PAY0001 is on: then entry points are shown even where nothing speaks of money.</summary>
    private static bool WantsInventory(Compilation compilation, CancellationToken cancellation)
    {
        var id = Descriptors.OperationsShouldBeVisible.Id;
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var set))
        {
            return set is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
        }

        if (compilation.Options.SyntaxTreeOptionsProvider is not { } provider)
        {
            return false;
        }

        if (provider.TryGetGlobalDiagnosticValue(id, cancellation, out set) && set is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default))
        {
            return true;
        }

        return compilation.SyntaxTrees.Any(tree => provider.TryGetDiagnosticValue(tree, id, cancellation, out var own) && own is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default));
    }
}
