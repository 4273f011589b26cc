using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>A type that a fix adds to a document: at the end of the namespace of the code it joins, its names shortened like those that a person wrote.</summary>
internal static class AddedType
{
    /// <summary>The first of these names that nothing in the project has, type, member or namespace.</summary>
    public static string? FreeName(Compilation compilation, params string[] names) =>
        names.FirstOrDefault(name => !compilation.GetSymbolsWithName(name, SymbolFilter.TypeAndMember | SymbolFilter.Namespace).Any());

    /// <summary>Whether <c>?</c> may be said of references at the place where the type will stand.</summary>
    public static bool AllowsNullable(SyntaxNode root, SemanticModel model, int position) => model.GetNullableContext(EndOf(root, position)).AnnotationsEnabled();

    /// <summary>The edit that adds the type: at the end, but before what other fixes added there and comes after it by name, so that it does not matter which fix is the first.</summary>
    public static TextEdit Edit(SyntaxNode root, SourceText text, Layout layout, int position, string typeName, string type)
    {
        var space = SpaceAt(root, position);
        var end = EndOf(root, position);
        var indented = Indented(type, space is null ? "" : layout.IndentAt(space.SpanStart) + layout.Unit, layout);
        if (Followers(root, position).FirstOrDefault(follower => string.CompareOrdinal(typeName, follower.Identifier.ValueText) < 0) is { } next)
        {
            return TextEdit.Insert(next.FullSpan.Start, layout.NewLine + indented + layout.NewLine);
        }

        if (space is null)
        {
            var isEnded = text.Length == 0 || text.Lines[text.Lines.Count - 1].Span.IsEmpty;
            return TextEdit.Insert(text.Length, (isEnded ? "" : layout.NewLine) + layout.NewLine + indented + (isEnded ? layout.NewLine : ""));
        }

        var start = layout.StartsLine(end) ? text.Lines.GetLineFromPosition(end).Start : end;
        return TextEdit.Insert(start, layout.NewLine + indented + layout.NewLine);
    }

    /// <summary>Imports and shortens the full names in the added type, and in other code that the fix wrote.</summary>
    public static async Task<Document> TidyAsync(Document document, string typeName, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var names = root!.DescendantNodes().OfType<AliasQualifiedNameSyntax>()
            .Where(name => name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword) && IsAdded(name, typeName))
            .Select(name => TypeAround(name, model!))
            .OfType<SyntaxNode>()
            .Distinct()
            .ToList();
        var imports = new ImportSafety(root, model!, node => IsAdded(node, typeName));
        var marked = new SyntaxAnnotation();
        document = document.WithSyntaxRoot(root.ReplaceNodes(names, (original, name) =>
            model!.GetSymbolInfo(original).Symbol is { } symbol && (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.ContainingNamespace is { } space && imports.IsSafe(space)
                ? name.WithAdditionalAnnotations(marked, Simplifier.Annotation)
                : name.WithAdditionalAnnotations(Simplifier.Annotation)));
        document = await ImportAdder.AddImportsAsync(document, marked, cancellationToken: cancellation).ConfigureAwait(false);
        return await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Lays the type out as the document is. Shortening a name lays out anew what stands right beside it, and knows of tabs and line ends only what an
    /// <c>.editorconfig</c> says of them.
    /// </summary>
    public static async Task<Document> LayOutAsync(Document document, string typeName, SourceText before, Layout layout, CancellationToken cancellation)
    {
        document = await Formatter.FormatAsync(document, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var type = root!.DescendantNodes().OfType<ClassDeclarationSyntax>().Last(declared => declared.Identifier.ValueText == typeName);
        var changes = new List<TextChange>();
        var hasOneLineEnd = before.Lines.All(line => line.EndIncludingLineBreak - line.End is 0 || line.EndIncludingLineBreak - line.End == layout.NewLine.Length);
        foreach (var line in text.Lines)
        {
            var spaces = 0;
            while (line.Start + spaces < line.End && text[line.Start + spaces] == ' ')
            {
                spaces++;
            }

            if (layout.Unit == "\t" && spaces >= 4 && type.Span.Contains(line.Start))
            {
                changes.Add(new TextChange(new TextSpan(line.Start, spaces), new string('\t', spaces / 4) + new string(' ', spaces % 4)));
            }

            var end = line.EndIncludingLineBreak - line.End;
            if (hasOneLineEnd && end > 0 && end != layout.NewLine.Length)
            {
                changes.Add(new TextChange(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak), layout.NewLine));
            }
        }

        // As text, so that nobody lays out anew afterwards what is marked to be.
        return document.WithText(SourceText.From(text.WithChanges(changes).ToString(), before.Encoding, before.ChecksumAlgorithm));
    }

    private static bool IsAdded(SyntaxNode node, string typeName) =>
        node.Ancestors().OfType<ClassDeclarationSyntax>().Any(declared => declared.Identifier.ValueText == typeName && declared.Parent is not TypeDeclarationSyntax);

    // global::System.Math in global::System.Math.Abs(1); an attribute's name binds to its constructor.
    private static SyntaxNode? TypeAround(SyntaxNode name, SemanticModel model)
    {
        for (SyntaxNode? current = name; current is AliasQualifiedNameSyntax or QualifiedNameSyntax or MemberAccessExpressionSyntax; current = current.Parent)
        {
            if (model.GetSymbolInfo(current).Symbol is INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor })
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>The types at the end of the namespace that fixes added before.</summary>
    private static IEnumerable<ClassDeclarationSyntax> Followers(SyntaxNode root, int position)
    {
        var members = Declared(root, position)?.Members ?? (root as CompilationUnitSyntax)?.Members ?? default;
        return members.Reverse().TakeWhile(member => member is ClassDeclarationSyntax type && IsOfFix(type.Identifier.ValueText)).Cast<ClassDeclarationSyntax>().Reverse();
    }

    private static bool IsOfFix(string name) => name.StartsWith("PaymentAttempt", System.StringComparison.Ordinal)
        || name.EndsWith("CanaryFunction", System.StringComparison.Ordinal)
        || name.EndsWith("HealthCheck", System.StringComparison.Ordinal)
        || name.Contains("Health") && (name.EndsWith("Function", System.StringComparison.Ordinal) || name.EndsWith("Controller", System.StringComparison.Ordinal) || name.EndsWith("Endpoint", System.StringComparison.Ordinal));

    private static BaseNamespaceDeclarationSyntax? Declared(SyntaxNode root, int position) => root.FindToken(position).Parent?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>();

    private static NamespaceDeclarationSyntax? SpaceAt(SyntaxNode root, int position) => Declared(root, position) as NamespaceDeclarationSyntax;

    private static int EndOf(SyntaxNode root, int position) => SpaceAt(root, position)?.CloseBraceToken.SpanStart ?? root.FullSpan.End;

    private static string Indented(string type, string indent, Layout layout) =>
        string.Join(layout.NewLine, type.Split('\n').Select(line =>
        {
            var depth = (line.Length - line.TrimStart(' ').Length) / 4;
            // Directives stand at the margin.
            return line.Length == 0 || line[0] == '#' ? line : indent + string.Concat(Enumerable.Repeat(layout.Unit, depth)) + line.TrimStart(' ');
        }));
}
