using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>Completes or repairs all templates at once. Not <c>FixAllProvider.Create</c>, which changes documents of source only.</summary>
internal sealed class TemplateFixAll : FixAllProvider
{
    public static readonly TemplateFixAll Instance = new();

    private TemplateFixAll()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution };

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var diagnostics = ImmutableArray.CreateBuilder<(ProjectId Project, Diagnostic Diagnostic)>();
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
        {
            diagnostics.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document.Project.Id, diagnostic)));
        }
        else
        {
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : new[] { context.Project })
            {
                diagnostics.AddRange((await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).Select(diagnostic => (project.Id, diagnostic)));
            }
        }

        var found = diagnostics.ToImmutable();
        return CodeAction.Create("Change the templates", cancellation => ChangedTemplates.ChangeInTurnAsync(context.Solution, found, cancellation), context.CodeActionEquivalenceKey);
    }
}
