using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY6019: repairs what other rules found in a template, from the code: all of it at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairTemplateFix))]
public sealed class RepairTemplateFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY6019");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => TemplateFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var solution = context.Document.Project.Solution;
            var wanted = ImmutableArray.Create((context.Document.Project.Id, diagnostic));
            if (await ChangedTemplates.ChangeAsync(solution, wanted, context.CancellationToken).ConfigureAwait(false) != solution)
            {
                var file = ChangedTemplates.PathOf(diagnostic)?.Split('/', '\\').Last();
                context.RegisterCodeFix(
                    CodeAction.Create($"Repair '{file}'", cancellation => ChangedTemplates.ChangeAsync(solution, wanted, cancellation), diagnostic.Id),
                    diagnostic);
            }
        }
    }
}
