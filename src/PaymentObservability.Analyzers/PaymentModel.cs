using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Privacy;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>Everything that the rules judge, worked out once per compilation and finished before the first rule sees it.</summary>
internal sealed class PaymentModel
{
    private readonly Lazy<ImmutableArray<CodeBody>> webPipeline;
    private ImmutableArray<Signal> paymentSignals;
    private ImmutableArray<PaymentBody> paymentCode;
    private readonly Lazy<(MetricLibrary Library, string? Meter)> library;
    private readonly Lazy<PaymentOperation?> home;
    private readonly Lazy<SyntaxScan> runningScan;
    private readonly Dictionary<PaymentOperation, OperationMetrics> metrics = new();
    private readonly Dictionary<PaymentOperation, OperationLog> logs = new();
    private readonly Dictionary<PaymentOperation, OperationTrace> traces = new();
    private readonly Lazy<TracingSetup> tracing;
    private readonly Dictionary<PaymentOperation, ImmutableArray<LostFailure>> lostFailures = new();
    private readonly Lazy<LoggersInReach> loggers;
    private readonly Dictionary<Location, string> ordinals = new();

    private PaymentModel(
        PaymentContract contract,
        ImmutableArray<EntryPoint> entries,
        ImmutableArray<PaymentOperation> operations,
        CallGraph graph,
        TelemetryDialects dialects,
        ExternalCalls externals,
        MoneyCallRecognizer recognizer,
        SourceModels models,
        SourceTypes types,
        SyntaxScan scan,
        DeploymentModel deployment)
    {
        Deployment = deployment;
        Externals = externals;
        Recognizer = recognizer;
        loggers = new Lazy<LoggersInReach>(() => new LoggersInReach(models.Compilation, models.For));
        Outcomes = new OutcomeReader(graph);
        tracing = new Lazy<TracingSetup>(() => TracingSetup.Of(models, scan, externals, AutoInstrumentation.Of(deployment), ContractNames.Of(contract).Namespace(PaymentKind.Payment)));
        library = new Lazy<(MetricLibrary Library, string? Meter)>(() => MetricLibraries.Of(models.Compilation, scan.Meters, models.For, ContractNames.Of(contract).Namespaces));
        webPipeline = new Lazy<ImmutableArray<CodeBody>>(() => Flow.WebPipeline.Bodies(types, models));
        Contract = contract;
        Entries = entries;
        Operations = operations.RemoveAll(operation => operation.IsUnwritten);
        Unwritten = operations.RemoveAll(operation => !operation.IsUnwritten);
        Graph = graph;
        Dialects = dialects;
        Models = models;
        Types = types;
        Scan = scan;
        runningScan = new Lazy<SyntaxScan>(() => deployment.Templates.Any(template => template.IsStack) ? SyntaxScan.Of(RunningTrees, CancellationToken.None) : scan);
        LongTexts = scan.LongTexts;
        Exits = new UnrecordedExits(this, recognizer);
        Scopes = new AttemptScopes(this);
        home = new Lazy<PaymentOperation?>(() => Operations
            .Where(operation => operation.Call is not null && operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet)
            .OrderBy(operation => operation.Kind)
            .ThenBy(operation => operation.Body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(operation => operation.Location.SourceSpan.Start)
            .FirstOrDefault());
    }

    /// <summary>What payments must emit here.</summary>
    public PaymentContract Contract { get; }

    /// <summary>What is deployed with the project.</summary>
    public DeploymentModel Deployment { get; }

    /// <summary>Where Lambda enters the project.</summary>
    public ImmutableArray<EntryPoint> Entries { get; }

    /// <summary>The operations of all entries; one money call may be reached from several.</summary>
    public ImmutableArray<PaymentOperation> Operations { get; }

    /// <summary>Entries that are plainly payments, and whose code is still to be written: no rule judges them.</summary>
    public ImmutableArray<PaymentOperation> Unwritten { get; }

    /// <summary>Who calls whom.</summary>
    public CallGraph Graph { get; }

    /// <summary>How the project's libraries emit.</summary>
    public TelemetryDialects Dialects { get; }

    /// <summary>Tells money calls.</summary>
    public MoneyCallRecognizer Recognizer { get; }

    /// <summary>What other assemblies emit.</summary>
    public ExternalCalls Externals { get; }

    /// <summary>Reads how money calls tell their outcome.</summary>
    public OutcomeReader Outcomes { get; }

    /// <summary>The ways out of attempts that record nothing.</summary>
    public UnrecordedExits Exits { get; }

    /// <summary>What the scopes that fixes write are to record.</summary>
    public AttemptScopes Scopes { get; }

    /// <summary>The library that fixes write metrics for.</summary>
    public MetricLibrary Library => library.Value.Library;

    /// <summary>The names that fixes write: the contract's, under the meter that is exported where OpenTelemetry exports another.</summary>
    public ContractNames Names => library.Value.Meter is { } meter ? ContractNames.Of(Contract).Under(meter) : ContractNames.Of(Contract);

    /// <summary>How the project sends its spans.</summary>
    public TracingSetup Tracing => tracing.Value;

    /// <summary>The first payment, beside which the type that fixes share is written, whichever rule's fix comes first.</summary>
    public PaymentOperation? Home => home.Value;

    /// <summary>Middleware and filters, which run around every web endpoint.</summary>
    public ImmutableArray<CodeBody> WebPipeline => webPipeline.Value;

    /// <summary>Literals long enough to be a credential, in the whole source.</summary>
    public IReadOnlyList<LiteralExpressionSyntax> LongTexts { get; }

    /// <summary>The compilation's semantic models.</summary>
    public SourceModels Models { get; }

    /// <summary>The types that the project declares.</summary>
    public SourceTypes Types { get; }

    /// <summary>Which names occur in the source.</summary>
    public SyntaxScan Scan { get; }

    /// <summary>
    /// Which names occur in the source that runs. A stack of the CDK's in the same project is source too, but what it watches and asks for is not recorded by that.
    /// </summary>
    public SyntaxScan RunningScan => runningScan.Value;

    /// <summary>The trees of the source that runs.</summary>
    public IEnumerable<SyntaxTree> RunningTrees
    {
        get
        {
            var stacks = new HashSet<SyntaxTree?>(Deployment.Templates.Where(template => template.IsStack).SelectMany(template => template.Resources).Select(resource => resource.Location.SourceTree));
            return Models.Compilation.SyntaxTrees.Where(tree => !stacks.Contains(tree));
        }
    }

    /// <summary>
    /// Works it out, or returns null where there is nothing to judge: no entry point, or no word of payment in the whole source. Cheapest look first.
    /// </summary>
    public static PaymentModel? Create(
        Compilation compilation,
        Memo<ContractReading> reading,
        AnalyzerConfigOptionsProvider options,
        ImmutableArray<HandlerReference> handlers,
        DeploymentModel deployment,
        bool usesWebAdapter,
        bool wantsInventory,
        CancellationToken cancellation,
        SyntaxScan? known = null)
    {
        if (!LambdaSymbols.AreReferencedBy(compilation) && !usesWebAdapter && !handlers.Any(handler => handler.AssemblyName == compilation.AssemblyName))
        {
            return null;
        }

        var contract = reading.Get(cancellation).Contract;
        var scan = known ?? SyntaxScan.Of(compilation, cancellation);
        var names = new PaymentNames(contract.Words);
        if (!wantsInventory && !MaySpeakOfPayment(scan, names) && contract.Operations.IsEmpty)
        {
            return null;
        }

        var models = new SourceModels(compilation);
        var types = new SourceTypes(compilation);
        var dialects = TelemetryDialects.For(compilation, models.For);
        var facts = new MethodFactsCache(models, dialects);
        var callees = new CalleeResolver(models, types);
        var graph = new CallGraph(facts, callees);
        var entries = new EntryPointFinder(models, types, callees, graph, scan, handlers, usesWebAdapter, cancellation).Find()
            .RemoveAll(entry => ContractOptions.IsExcluded(options.GetOptions(entry.Body.Syntax.SyntaxTree)));
        var recognizer = new MoneyCallRecognizer(contract, names);
        var finder = new OperationFinder(graph, recognizer, new EntryEvidence(names));
        var operations = entries.SelectMany(entry => finder.Find(entry, cancellation)).ToImmutableArray();
        return new PaymentModel(contract, entries, operations, graph, dialects, new ExternalCalls(compilation, contract), recognizer, models, types, scan, deployment);
    }

    /// <summary>A project that makes no payments itself, with what it deploys.</summary>
    public static PaymentModel OfStacks(Compilation compilation, PaymentContract contract, DeploymentModel deployment, SyntaxScan scan)
    {
        var names = new PaymentNames(contract.Words);
        var models = new SourceModels(compilation);
        var types = new SourceTypes(compilation);
        var dialects = TelemetryDialects.For(compilation, models.For);
        var graph = new CallGraph(new MethodFactsCache(models, dialects), new CalleeResolver(models, types));
        return new PaymentModel(
            contract, ImmutableArray<EntryPoint>.Empty, ImmutableArray<PaymentOperation>.Empty, graph, dialects, new ExternalCalls(compilation, contract), new MoneyCallRecognizer(contract, names), models, types, scan, deployment);
    }

    /// <summary>Whether any name in the source speaks of payments.</summary>
    public static bool MaySpeakOfPayment(SyntaxScan scan, PaymentNames names) => scan.Names.Any(name => MaySpeakOfPayment(name, names));

    /// <summary>How many payments of the same document stand before this one, as text; a fix that changes the document leaves it as it is.</summary>
    public string OrdinalOf(PaymentOperation operation)
    {
        if (ordinals.Count == 0)
        {
            foreach (var document in Operations.Select(one => one.Location).Distinct().GroupBy(location => location.SourceTree))
            {
                foreach (var (location, i) in document.OrderBy(location => location.SourceSpan.Start).Select((location, i) => (location, i)))
                {
                    ordinals.Add(location, i.ToString(CultureInfo.InvariantCulture));
                }
            }
        }

        return ordinals[operation.Location];
    }

    /// <summary>What the operation records; worked out once. Rules run one after another, so that no lock is needed.</summary>
    public OperationMetrics MetricsOf(PaymentOperation operation, CancellationToken cancellation)
    {
        if (!metrics.TryGetValue(operation, out var found))
        {
            metrics.Add(operation, found = OperationMetrics.Of(operation, this, cancellation));
        }

        return found;
    }

    /// <summary>What the operation logs; worked out once.</summary>
    public OperationLog LogOf(PaymentOperation operation, CancellationToken cancellation)
    {
        if (!logs.TryGetValue(operation, out var found))
        {
            logs.Add(operation, found = OperationLog.Of(operation, this, cancellation));
        }

        return found;
    }

    /// <summary>How the operation is traced; worked out once.</summary>
    public OperationTrace TraceOf(PaymentOperation operation, CancellationToken cancellation)
    {
        if (!traces.TryGetValue(operation, out var found))
        {
            traces.Add(operation, found = OperationTrace.Of(operation, this, cancellation));
        }

        return found;
    }

    /// <summary>The catches around the operation's money call that lose what went wrong; worked out once.</summary>
    public ImmutableArray<LostFailure> LostFailuresOf(PaymentOperation operation, CancellationToken cancellation)
    {
        if (!lostFailures.TryGetValue(operation, out var found))
        {
            lostFailures.Add(operation, found = LostFailures.Of(operation, this, cancellation));
        }

        return found;
    }

    /// <summary>The logger that a fix may write to around the operation's money call; null where none is in reach.</summary>
    public LoggerInReach? LoggerAt(PaymentOperation operation) => operation.Site is { } site ? LoggerAt(site.Syntax) : null;

    /// <summary>The logger that a fix may write to at a place inside a body; null where none is in reach.</summary>
    public LoggerInReach? LoggerAt(SyntaxNode place) => loggers.Value.At(place);

    /// <summary>Every signal around any payment, refund or wallet connection, each once, in the order of the source.</summary>
    public ImmutableArray<Signal> PaymentSignals(CancellationToken cancellation)
    {
        if (paymentSignals.IsDefault)
        {
            paymentSignals = Operations
                .Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet)
                .SelectMany(operation => MetricsOf(operation, cancellation).Around.Signals)
                .Distinct()
                .OrderBy(signal => signal.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(signal => signal.Syntax.SpanStart)
                .ToImmutableArray();
        }

        return paymentSignals;
    }

    /// <summary>All code that can run where payments are made.</summary>
    public ImmutableArray<PaymentBody> PaymentCode(CancellationToken cancellation)
    {
        if (paymentCode.IsDefault)
        {
            paymentCode = Privacy.PaymentCode.Of(this, cancellation);
        }

        return paymentCode;
    }

    private static bool MaySpeakOfPayment(string name, PaymentNames names)
    {
        foreach (var word in NameWords.Split(name))
        {
            if (names.IsMoney(word) || names.IsWallet(word) || word is "paymentoperation")
            {
                return true;
            }
        }

        return name.Contains("PaymentOperation");
    }
}
