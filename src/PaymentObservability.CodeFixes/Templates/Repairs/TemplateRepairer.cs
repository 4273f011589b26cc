using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Edits;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Repairs;

/// <summary>
/// Writes repairs into a template: each whole or not at all. What no longer stands where the repair was thought up, is computed or shared by an anchor is left alone,
/// and so is a text that would be broken afterwards.
/// </summary>
internal static class TemplateRepairer
{
    /// <summary>The repaired text; the same text where nothing can be repaired.</summary>
    public static SourceText Write(SourceText text, IEnumerable<TemplateRepair> repairs, CancellationToken cancellation)
    {
        // Places hold in the text as it was found: what has one comes first, all at once.
        var (placed, others) = (new List<TemplateRepair>(), new List<TemplateRepair>());
        foreach (var repair in repairs)
        {
            (repair.Changes.All(change => change.Place is not null) ? placed : others).Add(repair);
        }

        return others.Aggregate(Write(text, placed, cancellation), (repaired, repair) => Write(repaired, new[] { repair }, cancellation));
    }

    private static SourceText Write(SourceText text, IReadOnlyList<TemplateRepair> repairs, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (repairs.Count == 0 || Root(text, cancellation) is not { } root)
        {
            return text;
        }

        var editor = new TemplateEditor(text, root);
        var draft = new TemplateDraft(new(root), editor, new List<GuideGap>());
        var edits = new List<TextEdit>();
        foreach (var repair in repairs)
        {
            var writer = new ChangeWriter(text, editor, draft);

            // Of two at one place the first is written.
            if (repair.Changes.All(writer.Write) && !writer.Edits.Exists(edit => edits.Exists(other => other.Span.OverlapsWith(edit.Span))))
            {
                edits.AddRange(writer.Edits);
            }
            else if (repairs.Count == 1)
            {
                return text;
            }
        }

        edits.AddRange(editor.Edits());
        var repaired = edits.Count == 0 ? text : new TextEdits(edits).Apply(text);
        return Root(repaired, cancellation) is null ? text : repaired;
    }

    private static YamlMap? Root(SourceText text, CancellationToken cancellation)
    {
        var file = YamlReader.Read(text, cancellation);
        return file.IsWhole ? file.Root as YamlMap : null;
    }
}
