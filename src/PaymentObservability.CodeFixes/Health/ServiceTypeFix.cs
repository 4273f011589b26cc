using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>A fix that adds one type to the document of the diagnostic, for the service as a whole. A project has one such diagnostic.</summary>
public abstract class ServiceTypeFix : CodeFixProvider
{
    private readonly string title;
    private readonly string key;

    private protected ServiceTypeFix(string title, string key)
    {
        this.title = title;
        this.key = key;
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => diagnostics.IsEmpty ? document : await ApplyAsync(document, diagnostics[0], context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await PlanAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not null)
            {
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => ApplyAsync(context.Document, diagnostic, cancellation), key), diagnostic);
            }
        }
    }

    /// <summary>What is to be added, or null where nothing that is sure to compile can be.</summary>
    private protected abstract Addition? Plan(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, Layout layout);

    private async Task<(Addition Addition, SyntaxNode Root, Layout Layout, SourceText Text)?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !diagnostic.Properties.ContainsKey(FixProperties.Fixable) || diagnostic.Location.SourceTree != root.SyntaxTree)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var layout = new Layout(text, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
        return Plan(root, model, diagnostic, layout) is { } addition ? (addition, root, layout, text) : null;
    }

    private async Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await PlanAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { } plan)
        {
            return document;
        }

        var edits = new List<TextEdit>(plan.Addition.Edits) { AddedType.Edit(plan.Root, plan.Text, plan.Layout, diagnostic.Location.SourceSpan.Start, plan.Addition.TypeName, plan.Addition.TypeText) };
        var added = document.WithText(new TextEdits(edits).Apply(plan.Text));
        var tidy = await AddedType.TidyAsync(added, plan.Addition.TypeName, cancellation).ConfigureAwait(false);
        return await AddedType.LayOutAsync(tidy, plan.Addition.TypeName, plan.Text, plan.Layout, cancellation).ConfigureAwait(false);
    }

    /// <summary>What a fix adds.</summary>
    /// <param name="TypeName">The type's name.</param>
    /// <param name="TypeText">The type.</param>
    /// <param name="Edits">What has to change beside it.</param>
    private protected sealed record Addition(string TypeName, string TypeText, ImmutableArray<TextEdit> Edits);
}
