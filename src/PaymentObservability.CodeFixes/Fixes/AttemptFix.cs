using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PaymentObservability.CodeFixes.Attempts;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>A fix that writes code against the type that attempts are of, and adds that type where the project lacks it.</summary>
public abstract class AttemptFix : CodeFixProvider
{
    private protected AttemptFix(string title, string key)
    {
        Title = title;
        Key = key;
    }

    /// <summary>What the light bulb says.</summary>
    internal string Title { get; }

    /// <summary>The same for every diagnostic of the fix, so that all are fixed at once.</summary>
    internal string Key { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AttemptFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (AttemptRequest.Of(diagnostic) is not { } request || !await DocumentAttempts.CanFixAsync(context.Document, request, context.CancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var documents = new Dictionary<DocumentId, ImmutableArray<Diagnostic>> { [context.Document.Id] = ImmutableArray.Create(diagnostic) };
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellation => FixAsync(context.Document.Project.Solution, documents, cancellation), Key),
                diagnostic);
        }
    }

    /// <summary>The solution with all diagnostics fixed: the scopes first, then what goes into their spans.</summary>
    internal static async Task<Solution> FixAsync(Solution solution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> diagnostics, CancellationToken cancellation)
    {
        var scoped = await SolutionAttempts.FixAsync(solution, diagnostics, cancellation).ConfigureAwait(false);
        return scoped == solution ? solution : await TracedSteps.CompleteAsync(scoped, diagnostics, cancellation).ConfigureAwait(false);
    }
}
