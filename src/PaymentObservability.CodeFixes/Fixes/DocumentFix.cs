using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>A fix that changes a few places of one document, each by itself; all diagnostics of a document are fixed in one edit.</summary>
public abstract class DocumentFix : CodeFixProvider
{
    private readonly string title;
    private readonly string key;

    private protected DocumentFix(string title, string key)
    {
        this.title = title;
        this.key = key;
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && model is not null && Edits(root, model, diagnostic, new FreshNames()) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation), key),
                    diagnostic);
            }
        }
    }

    /// <summary>What one diagnostic asks to change, or null where nothing is safe.</summary>
    private protected abstract IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic);

    /// <summary>The same, with new variables named so that no two of one round meet.</summary>
    private protected virtual IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, FreshNames names) => Edits(root, model, diagnostic);

    /// <summary>The document with all diagnostics fixed that can be fixed safely.</summary>
    internal async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        // One literal may be reported for each place that reads it, and one change may be part of another.
        var edits = new List<TextEdit>();
        var names = new FreshNames();
        foreach (var wanted in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => Edits(root, model, diagnostic, names)))
        {
            if (wanted is not null && wanted.All(edit => edits.All(other => !other.Span.OverlapsWith(edit.Span) && other != edit)))
            {
                edits.AddRange(wanted);
            }
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(new TextEdits(edits).Apply(text));
    }
}
