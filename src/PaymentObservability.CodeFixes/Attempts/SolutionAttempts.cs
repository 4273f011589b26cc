using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// Fixes any number of diagnostics in any number of documents and projects at once. Each project gets the type that attempts are of once, in
/// the document of its first payment; a project that is built for several frameworks is one project.
/// </summary>
internal static class SolutionAttempts
{
    /// <summary>The solution after the fix; the same solution where nothing can be done.</summary>
    public static async Task<Solution> FixAsync(Solution solution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> diagnostics, CancellationToken cancellation)
    {
        // Projects of one file are its target frameworks: they share their documents, and each is edited once.
        var projects = diagnostics.Keys.Select(id => id.ProjectId).Distinct().Select(id => solution.GetProject(id)).OfType<Project>()
            .GroupBy(project => project.FilePath ?? project.Id.Id.ToString(), StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in projects)
        {
            var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var project in group.OrderBy(project => project.Name, StringComparer.Ordinal))
            {
                var documents = diagnostics.Where(pair => pair.Key.ProjectId == project.Id)
                    .Select(pair => (Document: project.GetDocument(pair.Key), Requests: Requests(pair.Value)))
                    .Where(item => item.Document is { } document && item.Requests.Count > 0 && done.Add(document.FilePath ?? document.Id.Id.ToString()))
                    .OrderBy(item => item.Document!.FilePath ?? item.Document.Name, StringComparer.Ordinal)
                    .ToList();
                solution = await FixProjectAsync(solution, documents.ConvertAll(item => (item.Document!.Id, item.Requests)), cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static List<AttemptRequest> Requests(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Select(AttemptRequest.Of).OfType<AttemptRequest>().GroupBy(request => request.Call).Select(same => same.First()).ToList();

    private static async Task<Solution> FixProjectAsync(Solution solution, List<(DocumentId Id, List<AttemptRequest> Requests)> documents, CancellationToken cancellation)
    {
        if (documents.Count == 0)
        {
            return solution;
        }

        var first = documents[0].Requests[0];
        var (home, position) = HomeOf(solution.GetDocument(documents[0].Id)!, first);
        var root = await home.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var compilation = await home.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        var type = AttemptType.For(compilation!, root!, position, first);
        var changed = new List<DocumentId>();
        var before = solution;
        foreach (var (id, requests) in documents)
        {
            var document = solution.GetDocument(id)!;
            var fixedDocument = await new DocumentAttempts(type).FixAsync(document, requests, cancellation).ConfigureAwait(false);
            if (fixedDocument != document)
            {
                solution = fixedDocument.Project.Solution;
                changed.Add(id);
            }
        }

        if (changed.Count > 0 && !type.Exists)
        {
            if (await type.AddToAsync(solution.GetDocument(home.Id)!, position, first, cancellation).ConfigureAwait(false) is not { } homed)
            {
                return before;
            }

            solution = homed.Project.Solution;
            if (!changed.Contains(home.Id))
            {
                changed.Add(home.Id);
            }
        }

        foreach (var id in changed)
        {
            solution = await TidyAsync(solution, id, type, cancellation).ConfigureAwait(false);
        }

        return solution;
    }

    // The rule says where the type belongs, so that it stands in the same place whichever fix comes first; else it goes where that fix is.
    private static (Document Home, int Position) HomeOf(Document document, AttemptRequest request)
    {
        var home = request.Home is null ? null : document.Project.Documents.FirstOrDefault(other => other.FilePath == request.Home);
        return home is null ? (document, request.Call.Start) : (home, request.HomePosition);
    }

    // Full names become short ones, with the imports that they need, and linked documents get the same text.
    private static async Task<Solution> TidyAsync(Solution solution, DocumentId id, AttemptType type, CancellationToken cancellation)
    {
        var document = await NameMarks.MarkAsync(solution.GetDocument(id)!, type, cancellation).ConfigureAwait(false);
        document = await ImportAdder.AddImportsAsync(document, NameMarks.Name, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        solution = document.Project.Solution;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        foreach (var linked in document.GetLinkedDocumentIds())
        {
            solution = solution.WithDocumentText(linked, text);
        }

        return solution;
    }
}
