using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Edits;
using PaymentObservability.CodeFixes.Templates.Guide;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates;

/// <summary>
/// Writes into a template what it lacks of the guide. Only text is added, but for a value that is wrong; what stands there already is not added again, so that a second
/// time changes nothing.
/// </summary>
internal static class TemplateWriter
{
    /// <summary>The items that can be written.</summary>
    public static IEnumerable<string> Items => GuideSections.All.SelectMany(section => section.Items);

    /// <summary>The text with all gaps closed that can be; the same text where none can.</summary>
    public static SourceText Write(SourceText text, IEnumerable<GuideGap> gaps, CancellationToken cancellation)
    {
        var edits = Edits(text, gaps, cancellation);
        return edits.Count == 0 ? text : new TextEdits(edits).Apply(text);
    }

    /// <summary>What has to be changed so that all gaps are closed that can be.</summary>
    public static IReadOnlyList<TextEdit> Edits(SourceText text, IEnumerable<GuideGap> gaps, CancellationToken cancellation)
    {
        // A text with a mistake in it may end elsewhere than it seems to.
        var file = YamlReader.Read(text, cancellation);
        if (!file.IsWhole || file.Root is not YamlMap root || root["Resources"] is not (null or YamlMap or YamlText { IsNull: true }))
        {
            return Array.Empty<TextEdit>();
        }

        var all = gaps.Distinct().ToList();
        var editor = new TemplateEditor(text, root);
        var draft = new TemplateDraft(new(root), editor, all);
        foreach (var section in GuideSections.All)
        {
            foreach (var gap in all.Where(gap => section.Items.Contains(gap.Item)))
            {
                cancellation.ThrowIfCancellationRequested();
                section.Write(gap, draft);
            }
        }

        return editor.Edits();
    }
}
