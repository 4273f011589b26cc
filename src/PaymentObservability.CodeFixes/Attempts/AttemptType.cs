using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>The one type that fixes add to a project: found where it is already there, else written into a document of it.</summary>
internal sealed class AttemptType
{
    private const string Preferred = "PaymentAttempt";

    private AttemptType(string name, string? container, bool exists, ImmutableHashSet<string> options)
    {
        Name = name;
        Container = container;
        Exists = exists;
        Options = options;
    }

    /// <summary>What <c>Start</c> can be told beside the resource: <c>logger</c>, <c>metrics</c>, <c>log</c>, <c>span</c>.</summary>
    public ImmutableHashSet<string> Options { get; }

    /// <summary>Whether it can record at least one of the signals that are asked for.</summary>
    public bool CanRecord(AttemptRequest request) =>
        (request.Signals & AttemptSignals.Metrics) != 0
        || ((request.Signals & AttemptSignals.Log) != 0 && (Options.Contains("log") || (Options.Contains("logger") && request.Logger is not null)))
        || ((request.Signals & AttemptSignals.Span) != 0 && Options.Contains("span"));

    /// <summary>Its name alone.</summary>
    public string Name { get; }

    /// <summary>The namespace it is in; null for the global one.</summary>
    public string? Container { get; }

    /// <summary>Whether the project has it already.</summary>
    public bool Exists { get; }

    /// <summary>As code that works anywhere names it.</summary>
    public string FullName => Container is null ? "global::" + Name : $"global::{Container}.{Name}";

    /// <summary>Finds the project's own, or decides on name and namespace of a new one beside the given code.</summary>
    public static AttemptType For(Compilation compilation, SyntaxNode root, int position, AttemptRequest request)
    {
        var existing = compilation.GetSymbolsWithName(name => name.StartsWith(Preferred), SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(IsOurs).OrderBy(type => type.ToDisplayString()).FirstOrDefault();
        if (existing is not null)
        {
            return new AttemptType(existing.Name, existing.ContainingNamespace.IsGlobalNamespace ? null : existing.ContainingNamespace.ToDisplayString(), exists: true, StartOf(existing)!.Parameters.Skip(1).Select(parameter => parameter.Name).ToImmutableHashSet());
        }

        var declaration = NamespaceAt(root, position);
        var container = declaration is null ? null : string.Join(".", declaration.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()));
        var name = Preferred;
        for (var number = 0; IsTaken(compilation, name); number++)
        {
            name = Preferred + (number == 0 ? "Scope" : "Scope" + number);
        }

        return new AttemptType(name, container, exists: false, AttemptTypeText.Options(request));
    }

    /// <summary>Writes the type at the end of the namespace that the position lies in. Null where no library in reach can be written for.</summary>
    public async Task<Document?> AddToAsync(Document document, int position, AttemptRequest request, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || AttemptDialects.For(request.Library, model.Compilation) is not { } dialect)
        {
            return null;
        }

        var layout = new Layout(text, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
        var space = NamespaceAt(root, position) as NamespaceDeclarationSyntax;
        var end = space?.CloseBraceToken.SpanStart ?? root.FullSpan.End;
        var nullable = model.GetNullableContext(end).AnnotationsEnabled();
        var indent = space is null ? "" : layout.IndentAt(space.SpanStart) + layout.Unit;
        var type = Indented(AttemptTypeText.Of(Name, dialect, request, nullable, SearchesTexts(model.Compilation)), indent, layout);

        TextChange change;
        if (space is null)
        {
            var isEnded = text.Length == 0 || text.Lines[text.Lines.Count - 1].Span.IsEmpty;
            change = new TextChange(new TextSpan(text.Length, 0), (isEnded ? "" : layout.NewLine) + layout.NewLine + type + (isEnded ? layout.NewLine : ""));
        }
        else
        {
            var start = layout.StartsLine(end) ? text.Lines.GetLineFromPosition(end).Start : end;
            change = new TextChange(new TextSpan(start, 0), layout.NewLine + type + layout.NewLine);
        }

        return document.WithText(text.WithChanges(change));
    }

    private static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingType is null
        && StartOf(type) is not null
        && type.GetMembers("Complete").OfType<IMethodSymbol>().Any(complete => complete.Parameters.Select(parameter => parameter.Name).SequenceEqual(new[] { "success", "reason", "amount", "currency", "pending" }))
        && type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_IDisposable);

    private static IMethodSymbol? StartOf(INamedTypeSymbol type) => type.GetMembers("Start").OfType<IMethodSymbol>().FirstOrDefault(start =>
        start.IsStatic && start.Parameters.Length > 0 && start.Parameters.Skip(1).All(parameter => parameter.HasExplicitDefaultValue) && SymbolEqualityComparer.Default.Equals(start.ReturnType, type));

    // Also a type of that name elsewhere, and a namespace: no reader should have to ask which one is meant.
    private static bool IsTaken(Compilation compilation, string name) =>
        compilation.GetSymbolsWithName(name, SymbolFilter.TypeAndMember | SymbolFilter.Namespace).Any();

    private static bool SearchesTexts(Compilation compilation) =>
        compilation.GetSpecialType(SpecialType.System_String).GetMembers("Contains").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 2 && method.Parameters[1].Type.Name == "StringComparison");

    private static BaseNamespaceDeclarationSyntax? NamespaceAt(SyntaxNode root, int position) =>
        root.FindToken(position).Parent?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>();

    private static string Indented(string type, string indent, Layout layout) =>
        string.Join(layout.NewLine, type.Split('\n').Select(line =>
        {
            var depth = (line.Length - line.TrimStart(' ').Length) / 4;
            // Directives stand at the margin.
            return line.Length == 0 || line[0] == '#' ? line : indent + string.Concat(Enumerable.Repeat(layout.Unit, depth)) + line.TrimStart(' ');
        }));
}
