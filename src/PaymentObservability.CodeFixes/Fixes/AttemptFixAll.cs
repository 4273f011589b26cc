using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// Fixes a document, a project or a solution in one change. Not <c>FixAllProvider.Create</c>, which works on each document apart: the type
/// that attempts are of is added to one document of a project for all of them.
/// </summary>
internal sealed class AttemptFixAll : FixAllProvider
{
    private readonly AttemptFix fix;

    public AttemptFixAll(AttemptFix fix) => this.fix = fix;

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution };

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var diagnostics = new Dictionary<DocumentId, ImmutableArray<Diagnostic>>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                diagnostics[document.Id] = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                break;
            case FixAllScope.Project:
                await AddAsync(context.Project).ConfigureAwait(false);
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                {
                    await AddAsync(project).ConfigureAwait(false);
                }

                break;
        }

        // Also where nothing is left, another rule's fix having done it: dotnet format would complain about no action at all.
        return CodeAction.Create(fix.Title, cancellation => AttemptFix.FixAsync(context.Solution, diagnostics, cancellation), fix.Key);

        async Task AddAsync(Project project)
        {
            foreach (var group in (await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).GroupBy(diagnostic => project.Solution.GetDocument(diagnostic.Location.SourceTree)?.Id))
            {
                if (group.Key is { } id)
                {
                    diagnostics[id] = group.ToImmutableArray();
                }
            }
        }
    }
}
