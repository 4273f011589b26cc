using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY6001 and the rules behind it: writes what a template lacks of the guide into it. The diagnostics stand on the code, since neither every editor nor
/// <c>dotnet format</c> fixes anything that stands in another file.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompleteTemplateFix))]
public sealed class CompleteTemplateFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        "PAY6001", "PAY6002", "PAY6003", "PAY6004", "PAY6005", "PAY6006", "PAY6007", "PAY6008", "PAY6009", "PAY6011", "PAY6013", "PAY6014", "PAY6015", "PAY7003");

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
                context.RegisterCodeFix(
                    CodeAction.Create(Title(diagnostic), cancellation => ChangedTemplates.ChangeAsync(solution, wanted, cancellation), diagnostic.Id),
                    diagnostic);
            }
        }
    }

    private static string Title(Diagnostic diagnostic)
    {
        var file = ChangedTemplates.PathOf(diagnostic)?.Split('/', '\\').Last();
        return diagnostic.Id == "PAY6001" ? $"Complete the monitoring in '{file}'" : $"Add to '{file}'";
    }
}
