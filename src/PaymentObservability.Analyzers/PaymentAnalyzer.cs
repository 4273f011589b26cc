using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Cdk;
using PaymentObservability.Handlers;
using PaymentObservability.Monitoring;
using PaymentObservability.Privacy;
using PaymentObservability.Rules;
using PaymentObservability.Rules.Chain;
using PaymentObservability.Rules.Deployment;
using PaymentObservability.Rules.Health;
using PaymentObservability.Rules.Logging;
using PaymentObservability.Rules.Metrics;
using PaymentObservability.Rules.Privacy;
using PaymentObservability.Rules.Tracing;

namespace PaymentObservability;

/// <summary>
/// Hosts every rule. One analyzer, so that all of them judge one model, which is worked out once per compilation and only when a tree is asked for.
/// Findings are handed out file by file, source and templates alike: they stay local to the file they stand in and keep their squiggle.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PaymentAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<PaymentRule> Rules = ImmutableArray.Create<PaymentRule>(
        new OperationsShouldBeVisible(),
        new PaymentMustRecordOutcome(),
        new OutcomeMustBeRecordedOnEveryPath(),
        new MetricMustMatchContract(),
        new DimensionMustHaveLowCardinality(),
        new MetricMustNotBlockThePayment(),
        new PaymentAmountShouldBeRecorded(),
        new ChallengeShouldBeCounted(),
        new PaymentMustBeTraced(),
        new PaymentStepShouldHaveSubsegment(),
        new TraceShouldBeAnnotated(),
        new FailureMustBeRecordedOnTrace(),
        new AwsClientsShouldBeTraced(),
        new PaymentOutcomeMustBeLogged(),
        new LogShouldKeepFields(),
        new FailureMustBeLogged(),
        new PaymentServiceMustHaveHealthCheck(),
        new HealthCheckMustProbeDependencies(),
        new HealthCheckMustNotLeakDetails(),
        new PaymentServiceShouldHaveCanary(),
        new SecretMustNotBeRecorded(),
        new CredentialMustNotBeHardCoded(),
        new WalletAddressShouldBeMasked(),
        new CaptureMustBeOff(),
        new TemplateMustMonitorPayments(),
        new FunctionShouldBeTraced(),
        new LambdaShouldHaveAlarms(),
        new ApiShouldHaveAlarms(),
        new TableShouldHaveAlarms(),
        new EventSourceShouldHaveAlarms(),
        new PaymentShouldHaveAlarms(),
        new ServiceShouldHaveDashboard(),
        new ServiceShouldHaveLogQueries(),
        new AlarmMustBeAbleToFire(),
        new LogsShouldBeJsonAndRetained(),
        new TimeoutMustOutlastCalls(),
        new HealthCheckAndCanaryShouldBeDeployed(),
        new DataShouldBeEncrypted(),
        new AccountShouldBeWatched(),
        new BatchShouldReportItemFailures(),
        new DashboardShouldShowTheService(),
        new AccountResourceShouldBeOptional(),
        new WatchedMetricMustBeEmitted(),
        new WatchedAwsMetricMustExist(),
        new EmittedMetricShouldBeWatched(),
        new LogQueryMustMatchLogs(),
        new HandlerStringMustResolve(),

        // It speaks of what the others have found.
        new TemplateShouldBeRepaired());

    // Those of them that need no code of payments.
    private static readonly ImmutableArray<PaymentRule> StackRules = ImmutableArray.Create<PaymentRule>(new AlarmMustBeAbleToFire(), new WatchedAwsMetricMustExist());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.SelectMany(rule => rule.Descriptors).Append(Descriptors.ContractMustBeValid).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var (compilation, options) = (start.Compilation, start.Options);
            var contract = new Memo<ContractReading>(cancellation =>
                ContractReader.Read(options.AdditionalFiles, options.AnalyzerConfigOptionsProvider, compilation.SyntaxTrees, cancellation));
            var findings = new Memo<Findings>(cancellation => Judge(compilation, contract, options, cancellation));
            ContractMustBeValid.Register(start, contract);
            if (!LambdaSymbols.AreReferencedBy(compilation) && options.AdditionalFiles.IsEmpty && !CdkSymbols.AreReferencedBy(compilation))
            {
                return;
            }

            start.RegisterSemanticModelAction(tree =>
            {
                foreach (var diagnostic in findings.Get(tree.CancellationToken).In(tree.SemanticModel.SyntaxTree))
                {
                    tree.ReportDiagnostic(diagnostic);
                }
            });
            start.RegisterAdditionalFileAction(file =>
            {
                // A file may be given twice: by the user and by this package.
                if (options.AdditionalFiles.First(given => given.Path == file.AdditionalFile.Path) != file.AdditionalFile)
                {
                    return;
                }

                foreach (var diagnostic in findings.Get(file.CancellationToken).In(file.AdditionalFile.Path))
                {
                    file.ReportDiagnostic(diagnostic);
                }
            });
        });
    }

    private static Findings Judge(Compilation compilation, Memo<ContractReading> contract, AnalyzerOptions options, CancellationToken cancellation)
    {
        // Entry points are shown even where nothing speaks of money.
        var wantsInventory = new RuleSettings(compilation).IsOnAnywhere(Descriptors.OperationsShouldBeVisible.Id, cancellation);
        var (scan, stacks) = Stacks(compilation, contract, wantsInventory, cancellation);
        var handlers = HandlerStrings.Read(options.AdditionalFiles, cancellation);
        handlers = stacks is null ? handlers : handlers.AddRange(FunctionHandlers.Of(stacks));
        var deployment = DeploymentModel.Of(options.AdditionalFiles, cancellation).With(stacks);
        var usesWebAdapter = WebAdapter.UsesLambdaWebAdapter(deployment);
        var model = PaymentModel.Create(compilation, contract, options.AnalyzerConfigOptionsProvider, handlers, deployment, usesWebAdapter, wantsInventory, cancellation, scan);
        var found = Enumerable.Empty<Diagnostic>();
        if (model is not null)
        {
            var context = new RuleContext(model, options.AdditionalFiles, ProjectFolder(options), cancellation);
            foreach (var rule in Rules)
            {
                rule.Judge(context);
            }

            found = context.Diagnostics;
        }

        if (stacks is not null && (model is null || model.Operations.IsEmpty))
        {
            found = found.Concat(JudgeStacks(compilation, contract, deployment, stacks, scan!, cancellation));
        }

        return new Findings(found.ToList());
    }

    // Stacks are bound, which takes time: only where some word of the project speaks of payments.
    private static (SyntaxScan? Scan, Template? Stacks) Stacks(Compilation compilation, Memo<ContractReading> reading, bool wantsInventory, CancellationToken cancellation)
    {
        if (!CdkSymbols.AreReferencedBy(compilation))
        {
            return (null, null);
        }

        var scan = SyntaxScan.Of(compilation, cancellation);
        var contract = reading.Get(cancellation).Contract;
        return (scan, wantsInventory || !contract.Operations.IsEmpty || PaymentModel.MaySpeakOfPayment(scan, new PaymentNames(contract.Words)) ? CdkStacks.Of(compilation, cancellation) : null);
    }

    /// <summary>A project that only deploys: what can be told of its stacks without the code that they run.</summary>
    private static IEnumerable<Diagnostic> JudgeStacks(
        Compilation compilation, Memo<ContractReading> reading, DeploymentModel deployment, Template stacks, SyntaxScan scan, CancellationToken cancellation)
    {
        var contract = reading.Get(cancellation).Contract;
        if (contract.ExternalDeployment || TestProjects.Is(compilation) || PaymentTemplate.OfStacks(stacks, new PaymentNames(contract.Words)) is not { } template)
        {
            return Enumerable.Empty<Diagnostic>();
        }

        var context = new RuleContext(PaymentModel.OfStacks(compilation, contract, deployment, scan), template, cancellation);
        foreach (var rule in StackRules)
        {
            rule.Judge(context);
        }

        return context.Diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is not null);
    }

    private static string? ProjectFolder(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.MSBuildProjectDirectory", out var folder) && folder.Length > 0 ? folder : null;
}
