using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.CodeFixes.Templates.Repairs;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>Writes what diagnostics say that templates lack, and repairs what is wrong in them: each template once, in every project that has it among its files.</summary>
internal static class ChangedTemplates
{
    /// <summary>The path of the template that a diagnostic is about, or null.</summary>
    public static string? PathOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixProperties.Template, out var path) && !string.IsNullOrEmpty(path) ? path : null;

    /// <summary>
    /// The solution with the templates changed one after the other, as by hand: what one of them has now, a dashboard for the service or an alarm on its payments, the next
    /// lacks no more. The one that stands highest comes first.
    /// </summary>
    public static async Task<Solution> ChangeInTurnAsync(Solution solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)> diagnostics, CancellationToken cancellation)
    {
        var templates = diagnostics.Where(one => PathOf(one.Diagnostic) is not null)
            .GroupBy(one => PathOf(one.Diagnostic)!, StringComparer.Ordinal)
            .OrderBy(template => template.Key.Split('/', '\\').Length).ThenBy(template => template.Key, StringComparer.Ordinal);
        foreach (var template in templates)
        {
            solution = await ChangeAsync(solution, await AskAgainAsync(solution, template.ToImmutableArray(), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }

        return solution;
    }

    /// <summary>
    /// The same with what is lacking now, where fixes before this one have changed the code: a health check that was just written wants a route. Those that are found no
    /// more have nothing to be fixed.
    /// </summary>
    private static async Task<ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)>> AskAgainAsync(Solution solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)> diagnostics, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<(ProjectId Project, Diagnostic Diagnostic)>();
        foreach (var group in diagnostics.GroupBy(one => one.Project))
        {
            if (solution.GetProject(group.Key) is not { } project || await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            {
                continue;
            }

            var analysis = compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new PaymentAnalyzer()), project.AnalyzerOptions);
            foreach (var diagnostic in await analysis.GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false))
            {
                if (group.Any(one => one.Diagnostic.Id == diagnostic.Id && PathOf(one.Diagnostic) == PathOf(diagnostic)))
                {
                    found.Add((group.Key, diagnostic));
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The solution with the templates completed and repaired; the same solution where nothing can be written.</summary>
    public static async Task<Solution> ChangeAsync(Solution solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)> diagnostics, CancellationToken cancellation)
    {
        foreach (var template in diagnostics.Where(one => PathOf(one.Diagnostic) is not null).GroupBy(one => PathOf(one.Diagnostic)!, StringComparer.Ordinal))
        {
            if (solution.GetProject(template.First().Project)?.AdditionalDocuments.FirstOrDefault(document => document.FilePath == template.Key) is not { } file)
            {
                continue;
            }

            var text = await file.GetTextAsync(cancellation).ConfigureAwait(false);
            var repaired = TemplateRepairer.Write(text, template.SelectMany(one => TemplateRepair.ParseAll(Of(one.Diagnostic, FixProperties.Repairs))), cancellation);
            var changed = TemplateWriter.Write(repaired, template.SelectMany(one => GuideGap.ParseAll(Of(one.Diagnostic, FixProperties.Gaps))).ToList(), cancellation);
            if (changed != text)
            {
                solution = WithText(solution, file.FilePath, file.Id, changed);
            }
        }

        return solution;
    }

    /// <summary>The solution with another text in a file, in every project that has it.</summary>
    public static Solution WithText(Solution solution, string? path, DocumentId file, SourceText text) =>
        solution.Projects
            .SelectMany(project => project.AdditionalDocuments)
            .Where(document => document.Id == file || (path is not null && document.FilePath == path))
            .Select(document => document.Id)
            .ToList()
            .Aggregate(solution, (changed, same) => changed.WithAdditionalDocumentText(same, text));

    private static string? Of(Diagnostic diagnostic, string property) => diagnostic.Properties.TryGetValue(property, out var value) ? value : null;
}
