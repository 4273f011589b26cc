using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.CodeFixes.Attempts;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// Annotations and subsegments of payments that have just got their scope. Whether and how they are owed is for PAY2003 and PAY2002 to say, which can speak only
/// when a span is there: so they are asked again, and their own fixes applied. One click thus comes to the same as one fix after the other.
/// </summary>
internal static class TracedSteps
{
    private static readonly ImmutableArray<DocumentFix> Fixes = ImmutableArray.Create<DocumentFix>(new AnnotateTraceFix(), new AddSubsegmentFix());

    /// <summary>The solution with the spans of the fixed payments filled, and of no other.</summary>
    /// <param name="solution">The solution after the fix.</param>
    /// <param name="diagnostics">What has been fixed.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<Solution> CompleteAsync(Solution solution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> diagnostics, CancellationToken cancellation)
    {
        // Projects of one file are its target frameworks, which share their documents.
        var projects = diagnostics.GroupBy(pair => solution.GetProject(pair.Key.ProjectId) is { } project ? project.FilePath ?? project.Id.Id.ToString() : "", StringComparer.OrdinalIgnoreCase);
        foreach (var project in projects)
        {
            var payments = new HashSet<(string? Path, string Operation)>(
                from pair in project
                from diagnostic in pair.Value
                let operation = AttemptRequest.Of(diagnostic) is { IsChallenge: false } request ? request.Operation : null
                where operation is not null
                select (diagnostic.Location.SourceTree?.FilePath, operation));
            if (payments.Count > 0)
            {
                foreach (var fix in Fixes)
                {
                    solution = await ApplyAsync(solution, project.First().Key.ProjectId, fix, payments, cancellation).ConfigureAwait(false);
                }
            }
        }

        return solution;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, ProjectId id, DocumentFix fix, HashSet<(string? Path, string Operation)> payments, CancellationToken cancellation)
    {
        var project = solution.GetProject(id)!;
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
        {
            return solution;
        }

        var analysis = compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new PaymentAnalyzer()), project.AnalyzerOptions);
        var found = await analysis.GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        var owed = found.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id) && !diagnostic.IsSuppressed
            && diagnostic.Properties.TryGetValue(FixProperties.Operation, out var operation) && operation is not null
            && payments.Contains((diagnostic.Location.SourceTree?.FilePath, operation)));
        foreach (var group in owed.GroupBy(diagnostic => diagnostic.Location.SourceTree))
        {
            if (project.GetDocument(group.Key) is { } document)
            {
                var text = await (await fix.ApplyAsync(document, group.ToImmutableArray(), cancellation).ConfigureAwait(false)).GetTextAsync(cancellation).ConfigureAwait(false);
                foreach (var linked in document.GetLinkedDocumentIds().Add(document.Id))
                {
                    solution = solution.WithDocumentText(linked, text);
                }
            }
        }

        return solution;
    }
}
