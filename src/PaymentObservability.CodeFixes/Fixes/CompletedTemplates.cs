using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PaymentObservability.CodeFixes.Templates;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>Writes what diagnostics say that templates lack: each template once, in every project that has it among its files.</summary>
internal static class CompletedTemplates
{
    /// <summary>The path of the template that a diagnostic is about, or null.</summary>
    public static string? PathOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixProperties.Template, out var path) && !string.IsNullOrEmpty(path) ? path : null;

    /// <summary>The solution with the templates completed; the same solution where nothing can be written.</summary>
    public static async Task<Solution> CompleteAsync(Solution solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)> diagnostics, CancellationToken cancellation)
    {
        foreach (var template in diagnostics.Where(one => PathOf(one.Diagnostic) is not null).GroupBy(one => PathOf(one.Diagnostic)!, StringComparer.Ordinal))
        {
            var gaps = template.SelectMany(one => TemplateGap.ParseAll(one.Diagnostic.Properties[FixProperties.Gaps])).ToList();
            if (solution.GetProject(template.First().Project)?.AdditionalDocuments.FirstOrDefault(document => document.FilePath == template.Key) is not { } file)
            {
                continue;
            }

            var text = await file.GetTextAsync(cancellation).ConfigureAwait(false);
            var completed = TemplateWriter.Write(text, gaps, cancellation);
            if (completed == text)
            {
                continue;
            }

            foreach (var same in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document => document.FilePath == template.Key).Select(document => document.Id).ToList())
            {
                solution = solution.WithAdditionalDocumentText(same, completed);
            }
        }

        return solution;
    }
}
