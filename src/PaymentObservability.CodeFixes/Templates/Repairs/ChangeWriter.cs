using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Edits;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Repairs;

/// <summary>Writes the changes of one repair.</summary>
internal sealed class ChangeWriter
{
    private static readonly Regex Tag = new(@"!\w+ +$", RegexOptions.CultureInvariant);

    private readonly SourceText text;
    private readonly TemplateEditor editor;
    private readonly TemplateDraft draft;

    public ChangeWriter(SourceText text, TemplateEditor editor, TemplateDraft draft)
    {
        this.text = text;
        this.editor = editor;
        this.draft = draft;
    }

    /// <summary>Edits beside those of the editor.</summary>
    public List<TextEdit> Edits { get; } = new();

    /// <summary>Writes a change; false where it cannot be.</summary>
    public bool Write(TemplateChange change)
    {
        switch (change.Kind)
        {
            case TemplateChangeKind.Rename:
                return Rename(change);
            case TemplateChangeKind.Replace:
                return Replace(change, Value(change.After));
            case TemplateChangeKind.Alert when change.Place is not null:
                return Replace(change, draft.Topic.ForAlarms());
            case TemplateChangeKind.Alert:
                return !draft.View.IsManaged(change.Path[1]) && draft.View.Property(change.Path[1], "AlarmActions") is null or YamlList { Items.IsEmpty: true } && editor.Append(change.Path, draft.Topic.ForAlarms());
            case TemplateChangeKind.Put:
                return !draft.View.IsManaged(change.Path[1]) && Value(change.After) is { } value && (editor.Set(change.Path, value) || editor.Replace(change.Path, value));
            case TemplateChangeKind.Swap:
                return !draft.View.IsManaged(change.Path[1]) && Value(change.After) is { } other && editor.Swap(change.Path, change.Before, other);
            case TemplateChangeKind.Calculate:
                return !draft.View.IsManaged(change.Path[1])
                    && draft.View.Resource(change.Path[1])?["Properties"] is YamlMap { Tag: null } alarm
                    && new AlarmCalculation(text, editor.Style, alarm).Write(change.After, change.Before.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries), Edits);
            default:
                return false;
        }
    }

    // Quotes and whatever else stands around the word stay. A word that stands there twice or in another spelling is not the one that was meant.
    private bool Rename(TemplateChange change)
    {
        if (change.PlaceIn(text) is not { } place)
        {
            return false;
        }

        Edits.Add(new(place, change.After));
        return true;
    }

    private bool Replace(TemplateChange change, TemplateNode? value)
    {
        if (value is null || change.PlaceIn(text) is not { } place)
        {
            return false;
        }

        // A tag is no part of what it stands before: !GetAtt Pay.Arn.
        var line = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(place.Start).Start, place.Start));
        if (Tag.Match(line) is { Success: true } tag)
        {
            place = TextSpan.FromBounds(place.Start - tag.Length, place.End);
        }

        Edits.Add(new(place, editor.Style.IsJson ? new JsonWriter(unit: null, editor.Style.NewLine, editor.Style.Colon).Value(value, "") : YamlFlowWriter.Value(value)));
        return true;
    }

    /// <summary>What a value in brackets says.</summary>
    private static TemplateNode? Value(string written) =>
        YamlReader.Read(SourceText.From("value: " + written), CancellationToken.None) is { IsWhole: true, Root: YamlMap map } ? NodeReader.Read(map["value"]) : null;
}
