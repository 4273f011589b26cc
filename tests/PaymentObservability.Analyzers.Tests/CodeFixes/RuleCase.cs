using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Fixes;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>
/// The real analyzer and a real fix together: what the analyzer finds is fixed, and then it finds nothing more. Every run checks that the
/// code compiles before and after.
/// </summary>
internal sealed record RuleCase
{
    // Those that stand in source. What fixes other files where it stands is asked for by RepairedHere.
    private static readonly ImmutableArray<CodeFixProvider> Providers = typeof(InstrumentPaymentFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract && type != typeof(RepairHereFix)).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!).ToImmutableArray();

    public ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = [.. Net100.References.All];

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    /// <summary>What the user sets rules to, as NoWarn does.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Settings { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    /// <summary>Templates and the like.</summary>
    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    public static RuleCase Of(string source) => new RuleCase { Sources = [("/src/Function.cs", source)] }.Using(typeof(Amazon.Lambda.Core.ILambdaContext), typeof(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest), typeof(Amazon.Lambda.SQSEvents.SQSEvent));

    public RuleCase And(string path, string source) => this with { Sources = Sources.Add((path, source)) };

    public RuleCase Using(params Type[] assemblies) =>
        this with { References = References.AddRange(assemblies.Select(type => (MetadataReference)MetadataReference.CreateFromFile(type.Assembly.Location))) };

    /// <summary>What the analyzer finds with this id, as text.</summary>
    public List<string> Found(string id)
    {
        using var workspace = Open(out var solution);
        return Analyze(solution).Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.GetMessage()).ToList();
    }

    /// <summary>What the analyzer finds with this id in a file that is no source: file and line, counted from 1, and what it says.</summary>
    public List<(string Path, int Line, DiagnosticSeverity Severity, string Message)> FoundInFiles(string id)
    {
        using var workspace = Open(out var solution);
        return Analyze(solution).Where(diagnostic => diagnostic.Id == id && diagnostic.Location.Kind == LocationKind.ExternalFile)
            .Select(diagnostic => (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Severity, diagnostic.GetMessage()))
            .OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Item2).ToList();
    }

    /// <summary>The text that each finding with this id stands under, be it in a source or in a file beside.</summary>
    public List<string> Marked(string id)
    {
        using var workspace = Open(out var solution);
        return Analyze(solution).Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => Sources.Concat(Files).Single(file => file.Path == diagnostic.Location.GetLineSpan().Path).Text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length))
            .ToList();
    }

    /// <summary>What the analyzer hands to the fix of each finding with this id.</summary>
    public List<ImmutableDictionary<string, string?>> Properties(string id)
    {
        using var workspace = Open(out var solution);
        return Analyze(solution).Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Properties).ToList();
    }

    /// <summary>How severe each finding with this id is.</summary>
    public List<string> Severities(string id)
    {
        using var workspace = Open(out var solution);
        return Analyze(solution).Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Severity.ToString()).ToList();
    }

    /// <summary>The same case, whose code compiles without a warning.</summary>
    public RuleCase Compiling()
    {
        using var workspace = Open(out var solution);
        AssertCompiles(solution);
        return this;
    }

    /// <summary>All documents after the fix of a rule, which has to leave nothing of the rule behind.</summary>
    public List<FixedDocument> Fixed(string id) => Fixed(id, out _);

    /// <summary>All documents after the fix of a rule, and what is found then.</summary>
    public List<FixedDocument> Fixed(string id, out List<Diagnostic> left)
    {
        using var workspace = Open(out var solution);
        AssertCompiles(solution);
        var found = Analyze(solution).Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.NotEmpty(found);
        var provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var actions = Actions(solution, provider, found[0]);
        Assert.NotEmpty(actions);
        var context = new FixAllContext(solution.Projects.First(), provider, FixAllScope.Solution, actions[0].EquivalenceKey!, [id], new FoundDiagnostics(found), CancellationToken.None);
        var action = provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult();
        Assert.NotNull(action);
        var after = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        AssertCompiles(after);
        left = Analyze(after);
        Assert.DoesNotContain(id, left.Select(diagnostic => diagnostic.Id));
        return after.Projects.First().Documents.Select(document => new FixedDocument(document.FilePath!, document.GetTextAsync().GetAwaiter().GetResult().ToString(), "")).ToList();
    }

    /// <summary>One of the files beside the code after the fix of a rule, and what is found then.</summary>
    public string FixedFile(string id, string path, out List<string> left)
    {
        using var workspace = Open(out var solution);
        var found = Analyze(solution).Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.NotEmpty(found);
        var provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var single = Assert.Single(Actions(solution, provider, found[0]));
        var context = new FixAllContext(solution.Projects.First(), provider, FixAllScope.Solution, single.EquivalenceKey!, [id], new FoundDiagnostics(found), CancellationToken.None);
        var texts = new[] { single, provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()! }
            .Select(action => action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution)
            .Select(after => (Solution: after, Text: after.Projects.First().AdditionalDocuments.Single(document => document.FilePath == path).GetTextAsync().GetAwaiter().GetResult().ToString()))
            .ToList();
        Assert.Equal(texts[0].Text, texts[1].Text);
        left = Analyze(texts[1].Solution).ConvertAll(diagnostic => diagnostic.Id);
        return texts[1].Text;
    }

    /// <summary>All files beside the code after FixAll of a rule; and after its fix one by one, by hand, the highest template first, until nothing is offered any more.</summary>
    public (List<string> AtOnce, List<string> ByHand) FixedFiles(string id)
    {
        using var workspace = Open(out var solution);
        var found = Analyze(solution).Where(diagnostic => diagnostic.Id == id).ToList();
        var provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(solution.Projects.First(), provider, FixAllScope.Solution, id, [id], new FoundDiagnostics(found), CancellationToken.None);
        var atOnce = Applied(provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
        var byHand = solution;
        for (var i = 0; i < 10 && Analyze(byHand).Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Properties[FixProperties.Template]!.Split('/').Length).SelectMany(diagnostic => Actions(byHand, provider, diagnostic)).FirstOrDefault() is { } action; i++)
        {
            byHand = Applied(action);
        }

        return (Texts(atOnce), Texts(byHand));

        static Solution Applied(CodeAction action) => action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;

        static List<string> Texts(Solution solution) =>
            solution.Projects.First().AdditionalDocuments.OrderBy(document => document.FilePath, StringComparer.Ordinal).Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString()).ToList();
    }

    /// <summary>One of the files beside the code after the fix of the first finding of a rule in it, at its place; null where none is offered. And what is found then.</summary>
    public string? RepairedHere(string id, string path, out List<Diagnostic> left)
    {
        using var workspace = Open(out var solution);
        var found = Analyze(solution).First(diagnostic => diagnostic.Id == id && diagnostic.Location.GetLineSpan().Path == path);
        var file = solution.Projects.First().AdditionalDocuments.Single(document => document.FilePath == path);
        var actions = new List<CodeAction>();
        new RepairHereFix().RegisterCodeFixesAsync(new CodeFixContext(file, found, (action, _) => actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        left = [];
        if (actions.Count == 0)
        {
            return null;
        }

        var after = Assert.Single(actions).GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        left = Analyze(after);
        return after.Projects.First().AdditionalDocuments.Single(document => document.FilePath == path).GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    /// <summary>All documents after the fixes of several rules, one after the other; a rule that has nothing to say any more is passed over. And what is found then.</summary>
    public (List<string> Texts, List<string> Left) FixedInTurn(params string[] ids)
    {
        using var workspace = Open(out var solution);
        foreach (var id in ids)
        {
            var found = Analyze(solution).Where(diagnostic => diagnostic.Id == id).ToList();
            var provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
            if (found.SelectMany(diagnostic => Actions(solution, provider, diagnostic)).FirstOrDefault() is not { } first)
            {
                continue;
            }

            var context = new FixAllContext(solution.Projects.First(), provider, FixAllScope.Solution, first.EquivalenceKey!, [id], new FoundDiagnostics(found), CancellationToken.None);
            var action = provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!;
            solution = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
            AssertCompiles(solution);
        }

        return (solution.Projects.First().Documents.Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString()).ToList(), Analyze(solution).ConvertAll(diagnostic => diagnostic.ToString()));
    }

    /// <summary>The rule finds something, and no fix is offered.</summary>
    public void HasNoFix(string id)
    {
        using var workspace = Open(out var solution);
        var found = Analyze(solution).Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.NotEmpty(found);
        var provider = Providers.SingleOrDefault(provider => provider.FixableDiagnosticIds.Contains(id));
        Assert.All(found, diagnostic => Assert.Empty(provider is null ? [] : Actions(solution, provider, diagnostic)));
    }

    private static List<CodeAction> Actions(Solution solution, CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = solution.GetDocument(diagnostic.Location.SourceTree)!;
        provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        return actions;
    }

    private List<Diagnostic> Analyze(Solution solution)
    {
        var compilation = solution.Projects.First().GetCompilationAsync().GetAwaiter().GetResult()!;
        var all = compilation.WithAnalyzers([new PaymentAnalyzer()], solution.Projects.First().AnalyzerOptions).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.Empty(all.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.GetMessage()));
        return all.Where(diagnostic => diagnostic.Id.StartsWith("PAY")).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
    }

    private static void AssertCompiles(Solution solution)
    {
        var errors = solution.Projects.First().GetCompilationAsync().GetAwaiter().GetResult()!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1701").ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + string.Join("\n\n", solution.Projects.First().Documents.Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString())));
    }

    private AdhocWorkspace Open(out Solution solution)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Payments", "Payments", LanguageNames.CSharp)
            .WithFilePath("/src/Payments.csproj")
            .WithCompilationOptions(new CSharpCompilationOptions(Output, nullableContextOptions: Nullable, specificDiagnosticOptions: Settings))
            .WithParseOptions(new CSharpParseOptions(Language))
            .WithMetadataReferences(References));
        foreach (var (path, text) in Sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), System.IO.Path.GetFileName(path), SourceText.From(text, System.Text.Encoding.UTF8), filePath: path);
        }

        foreach (var (path, text) in Files)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), System.IO.Path.GetFileName(path), SourceText.From(text, System.Text.Encoding.UTF8), filePath: path);
        }

        return workspace;
    }

    private sealed class FoundDiagnostics(List<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(found.AsEnumerable().Reverse());

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return found.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
