using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PaymentObservability.CodeFixes.Templates.Repairs;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// Repairs one finding in a template where it stands, in editors that offer fixes in files that are no source. There all others, and <c>dotnet format</c>, go by
/// PAY6019, which stands on the code.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairHereFix), DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class RepairHereFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY5004", "PAY6010", "PAY6017", "PAY7001", "PAY7002", "PAY7004", "PAY7005");

    /// <summary>None: Roslyn fixes all occurrences in source only.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var repair = TemplateRepair.ParseAll(diagnostic.Properties.TryGetValue(FixProperties.Repairs, out var written) ? written : null).FirstOrDefault();
            if (repair is null || TemplateRepairer.Write(text, new[] { repair }, context.CancellationToken) is not { } repaired || repaired == text)
            {
                continue;
            }

            // A template may be a file of several projects.
            context.RegisterCodeFix(
                CodeAction.Create(
                    char.ToUpperInvariant(repair.Title[0]) + repair.Title.Substring(1),
                    _ => Task.FromResult(ChangedTemplates.WithText(file.Project.Solution, file.FilePath, file.Id, repaired)),
                    diagnostic.Id + repair.Title),
                diagnostic);
        }
    }
}
