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
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Fixes;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>
/// Runs the real fix on code in which <c>[|name|]</c> marks a money call and <c>[v|name|]</c> the verify call of the next one, as if the rule
/// had reported them with the given properties. Every run checks that the code compiles before and after, without a new warning.
/// </summary>
internal sealed record FixCase
{
#pragma warning disable RS2008 // Not a rule: it stands for one.
    private static readonly DiagnosticDescriptor Descriptor = new("PAY1001", "test", "test", "test", DiagnosticSeverity.Warning, true);
#pragma warning restore RS2008

    public ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty
        .Add(FixProperties.Fixable, "true")
        .Add(FixProperties.Kind, "Payment")
        .Add(FixProperties.Resource, "/pay")
        .Add(FixProperties.Library, nameof(MetricLibrary.StandardOutput));

    /// <summary>Properties of the marks in single documents, on top of the others; a null takes one away.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string?>> OwnProperties { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string?>>.Empty;

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public ImmutableArray<MetadataReference> References { get; init; } = [.. Net80.References.All];

    public FixAllScope Scope { get; init; } = FixAllScope.Solution;

    public string EditorConfig { get; init; } = "";

    public static FixCase Of(string source) => new() { Sources = [("/src/Payments.cs", source)] };

    public FixCase And(string path, string source) => this with { Sources = Sources.Add((path, source)) };

    public FixCase With(string key, string value) => this with { Properties = Properties.SetItem(key, value) };

    public FixCase Success(string expression) => With(FixProperties.Success, expression);

    public FixCase Reason(string expression) => With(FixProperties.Reason, expression);

    public FixCase Verified(string success, string? reason = null) =>
        reason is null ? With(FixProperties.VerifySuccess, success) : With(FixProperties.VerifySuccess, success).With(FixProperties.VerifyReason, reason);

    public FixCase Writes(MetricLibrary library, params Type[] assemblies) => With(FixProperties.Library, library.ToString()).Using(assemblies);

    public FixCase Using(params Type[] assemblies) =>
        this with { References = References.AddRange(assemblies.Select(type => (MetadataReference)MetadataReference.CreateFromFile(type.Assembly.Location))) };

    /// <summary>The first document after FixAll, without the type that the fix adds.</summary>
    public string Fixed() => FixedAll()[0].WithoutType;

    /// <summary>Fixed, compared with what it should be.</summary>
    public void Becomes(string expected) => Assert.Equal(Normalized(expected), Normalized(Fixed()));

    /// <summary>No fix is offered, and FixAll changes nothing.</summary>
    public void HasNoFix()
    {
        using var workspace = Open(out var solution, out var diagnostics);
        Assert.NotEmpty(diagnostics);
        AssertCompiles(solution, []);
        foreach (var (document, diagnostic) in diagnostics)
        {
            Assert.Empty(Actions(solution.GetDocument(document)!, diagnostic));
        }

        var action = FixAll(solution, diagnostics);
        var after = action is null ? solution : Apply(action, solution);
        foreach (var (document, _) in diagnostics)
        {
            Assert.Equal(TextOf(solution, document), TextOf(after, document));
        }
    }

    /// <summary>Every document after FixAll.</summary>
    public List<FixedDocument> FixedAll()
    {
        using var workspace = Open(out var solution, out var diagnostics);
        var warnings = AssertCompiles(solution, []);
        var after = Apply(FixAll(solution, diagnostics) ?? throw new Xunit.Sdk.XunitException("No fix"), solution);
        AssertCompiles(after, warnings);
        if (diagnostics.Count == 1)
        {
            Assert.Single(Actions(solution.GetDocument(diagnostics[0].Document)!, diagnostics[0].Diagnostic));
        }

        return after.Projects.SelectMany(project => project.Documents)
            .Select(document => new FixedDocument(document.FilePath!, TextOf(after, document.Id), document.Project.Name)).ToList();
    }

    /// <summary>The first document after the light bulb's action on the first diagnostic.</summary>
    public string FixedByLightBulb()
    {
        using var workspace = Open(out var solution, out var diagnostics);
        var action = Assert.Single(Actions(solution.GetDocument(diagnostics[0].Document)!, diagnostics[0].Diagnostic));
        return TextOf(Apply(action, solution), diagnostics[0].Document);
    }

    /// <summary>The compilation after FixAll.</summary>
    public CSharpCompilation FixedCompilation() => Compiled(fix: true);

    /// <summary>The compilation as it was.</summary>
    public CSharpCompilation Compilation() => Compiled(fix: false);

    internal static string Normalized(string text) => text.Replace("\r\n", "\n").Trim('\n');

    private CSharpCompilation Compiled(bool fix)
    {
        using var workspace = Open(out var solution, out var diagnostics);
        var after = fix ? Apply(FixAll(solution, diagnostics) ?? throw new Xunit.Sdk.XunitException("No fix"), solution) : solution;
        return (CSharpCompilation)after.Projects.First().GetCompilationAsync().GetAwaiter().GetResult()!;
    }

    private static string TextOf(Solution solution, DocumentId document) => solution.GetDocument(document)!.GetTextAsync().GetAwaiter().GetResult().ToString();

    private static Solution Apply(CodeAction action, Solution solution)
    {
        var operations = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static List<CodeAction> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        new InstrumentPaymentFix().RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    private CodeAction? FixAll(Solution solution, List<(DocumentId Document, Diagnostic Diagnostic)> diagnostics)
    {
        var provider = new InstrumentPaymentFix();
        var source = new GivenDiagnostics(diagnostics);
        var document = solution.GetDocument(diagnostics[0].Document)!;
        var context = Scope == FixAllScope.Document
            ? new FixAllContext(document, provider, Scope, provider.Key, ["PAY1001"], source, CancellationToken.None)
            : new FixAllContext(document.Project, provider, Scope, provider.Key, ["PAY1001"], source, CancellationToken.None);
        return provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult();
    }

    private AdhocWorkspace Open(out Solution solution, out List<(DocumentId Document, Diagnostic Diagnostic)> diagnostics)
    {
        var workspace = new AdhocWorkspace();
        solution = workspace.CurrentSolution;
        var marks = new List<(DocumentId Document, List<TextSpan> Calls, List<(int Before, TextSpan Span)> Verifies)>();
        foreach (var project in Sources.GroupBy(source => source.Path.Contains("//") ? source.Path[..source.Path.IndexOf("//", StringComparison.Ordinal)] : "Payments"))
        {
            var id = ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, project.Key, project.Key, LanguageNames.CSharp)
                .WithFilePath($"/src/{project.Key}.csproj")
                .WithCompilationOptions(new CSharpCompilationOptions(Output, nullableContextOptions: Nullable, allowUnsafe: true))
                .WithParseOptions(new CSharpParseOptions(Language, DocumentationMode.Diagnose))
                .WithMetadataReferences(References));
            if (EditorConfig.Length > 0)
            {
                solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", SourceText.From("root = true\n" + EditorConfig), filePath: "/src/.editorconfig");
            }

            foreach (var (path, text) in project)
            {
                var document = DocumentId.CreateNewId(id);
                var plain = Unmarked(text, out var calls, out var verifies);
                solution = solution.AddDocument(document, System.IO.Path.GetFileName(path), SourceText.From(plain, System.Text.Encoding.UTF8), filePath: path);
                marks.Add((document, calls, verifies));
            }
        }

        diagnostics = [];
        foreach (var (document, calls, verifies) in marks)
        {
            var tree = solution.GetDocument(document)!.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;
            for (var i = 0; i < calls.Count; i++)
            {
                var path = solution.GetDocument(document)!.FilePath!;
                var properties = OwnProperties.TryGetValue(path, out var own) ? Properties.SetItems(own).RemoveRange(own.Where(pair => pair.Value is null).Select(pair => pair.Key)) : Properties;
                var additional = verifies.Where(verify => verify.Before == i).Select(verify => Location.Create(tree, verify.Span));
                diagnostics.Add((document, Diagnostic.Create(Descriptor, Location.Create(tree, calls[i]), additional, properties)));
            }
        }

        return workspace;
    }

    private static string Unmarked(string text, out List<TextSpan> calls, out List<(int Before, TextSpan Span)> verifies)
    {
        calls = [];
        verifies = [];
        var plain = new System.Text.StringBuilder();
        var i = 0;
        while (i < text.Length)
        {
            var isVerify = string.CompareOrdinal(text, i, "[v|", 0, 3) == 0;
            if (!isVerify && string.CompareOrdinal(text, i, "[|", 0, 2) != 0)
            {
                plain.Append(text[i++]);
                continue;
            }

            i += isVerify ? 3 : 2;
            var end = text.IndexOf("|]", i, StringComparison.Ordinal);
            var span = new TextSpan(plain.Length, end - i);
            plain.Append(text, i, end - i);
            i = end + 2;
            if (isVerify)
            {
                verifies.Add((calls.Count, span));
            }
            else
            {
                calls.Add(span);
            }
        }

        return plain.ToString();
    }

    private static List<string> AssertCompiles(Solution solution, List<string> known)
    {
        var found = solution.Projects.SelectMany(project => project.GetCompilationAsync().GetAwaiter().GetResult()!.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id is "CS8019" or "CS8933")
            .ToList();
        var errors = found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var fresh = found.Where(diagnostic => known.Count > 0 || solution.Projects.Any()).Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage()).Where(text => !known.Contains(text)).ToList();
        var text = string.Join("\n\n", solution.Projects.SelectMany(project => project.Documents).Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString()));
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + text);
        return fresh;
    }

    private sealed class GivenDiagnostics(List<(DocumentId Document, Diagnostic Diagnostic)> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(item => item.Document.ProjectId == project.Id).Select(item => item.Diagnostic).Reverse());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(item => item.Document == document.Id).Select(item => item.Diagnostic).Reverse());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
