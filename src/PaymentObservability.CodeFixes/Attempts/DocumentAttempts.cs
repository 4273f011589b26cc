using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Puts attempts around all money calls of one document at once.</summary>
internal sealed class DocumentAttempts
{
    // Each round ends at least one request or all of them: two calls in one statement take two rounds.
    private const int MaxRounds = 16;

    private readonly AttemptType type;

    /// <param name="type">The type that attempts are of.</param>
    public DocumentAttempts(AttemptType type) => this.type = type;

    /// <summary>Whether anything can be done about a request.</summary>
    public static async Task<bool> CanFixAsync(Document document, AttemptRequest request, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model is not null && HasLanguage(document)
            && AttemptDialects.For(request.Library, model.Compilation) is not null
            && new AttemptPlanner(model, await LayoutOfAsync(document, cancellation).ConfigureAwait(false), AttemptType.For(model.Compilation, model.SyntaxTree.GetRoot(cancellation), request.Call.Start, request)).Plan(request) is not null;
    }

    /// <summary>The document with all that can be done done, or the same document where nothing can.</summary>
    public async Task<Document> FixAsync(Document document, IEnumerable<AttemptRequest> requests, CancellationToken cancellation)
    {
        var open = requests.ToList();
        if (!HasLanguage(document))
        {
            return document;
        }

        var reshaped = new List<TextSpan>();
        for (var round = 0; round < MaxRounds && open.Count > 0; round++)
        {
            var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            var planner = new AttemptPlanner(model!, await LayoutOfAsync(document, cancellation).ConfigureAwait(false), type);
            var plans = new List<AttemptPlan>();
            var later = new List<AttemptRequest>();
            foreach (var request in planner.Order(open))
            {
                if (planner.Plan(request) is { } plan && plans.All(other => !plan.Collides(other)))
                {
                    plans.Add(plan);
                }
                else
                {
                    later.Add(request);
                }
            }

            if (plans.Count == 0)
            {
                break;
            }

            var edits = new TextEdits(plans.SelectMany(plan => plan.Edits));
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            document = document.WithText(edits.Apply(text));
            reshaped = reshaped.Concat(plans.SelectMany(plan => plan.Reshaped)).Select(edits.MapAround).ToList();
            open = later.ConvertAll(request => request with { Call = edits.MapInside(request.Call), Verify = request.Verify is { } verify ? edits.MapInside(verify) : null, Recorded = request.Recorded.Select(edits.MapInside).ToImmutableArray() });
        }

        // Only what became a block is formatted: all else stays to the letter.
        return reshaped.Count == 0 ? document : await Formatter.FormatAsync(document, reshaped, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static bool HasLanguage(Document document) =>
        document.Project.ParseOptions is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 };

    private static async Task<Layout> LayoutOfAsync(Document document, CancellationToken cancellation)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return new Layout(text, tree is null ? null : document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree));
    }
}
