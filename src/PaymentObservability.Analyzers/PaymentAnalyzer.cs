using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Rules;

namespace PaymentObservability;

/// <summary>
/// Hosts every rule. One analyzer, so that all of them judge one model, which is worked out once per compilation and only when a tree is asked for.
/// Findings are handed out tree by tree: they stay local to the file they stand in and keep their squiggle and light bulb.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PaymentAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<PaymentRule> Rules = ImmutableArray.Create<PaymentRule>(
        new OperationsShouldBeVisible());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.SelectMany(rule => rule.Descriptors).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var findings = new Lazy<ILookup<SyntaxTree, Diagnostic>>(() => Judge(start.Compilation, start.CancellationToken), LazyThreadSafetyMode.ExecutionAndPublication);
            start.RegisterSemanticModelAction(tree =>
            {
                foreach (var diagnostic in findings.Value[tree.SemanticModel.SyntaxTree])
                {
                    tree.ReportDiagnostic(diagnostic);
                }
            });
        });
    }

    private static ILookup<SyntaxTree, Diagnostic> Judge(Compilation compilation, CancellationToken cancellation)
    {
        var contract = GuideDefaults.Contract;
        var model = PaymentModel.Create(compilation, contract, ImmutableArray<HandlerReference>.Empty, usesWebAdapter: false, cancellation);
        if (model is null)
        {
            return Enumerable.Empty<Diagnostic>().ToLookup(diagnostic => diagnostic.Location.SourceTree!);
        }

        var context = new RuleContext(model, cancellation);
        foreach (var rule in Rules)
        {
            rule.Judge(context);
        }

        return context.Diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree!);
    }
}
