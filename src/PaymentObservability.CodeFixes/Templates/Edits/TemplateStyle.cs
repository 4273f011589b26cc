using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>How a template is laid out, so that what is added looks as its author would have written it.</summary>
internal sealed class TemplateStyle
{
    private readonly SourceText text;

    public TemplateStyle(SourceText text, YamlMap root)
    {
        this.text = text;
        IsJson = JsonText.IsJson(text.ToString());
        var ended = text.Lines.FirstOrDefault(line => line.EndIncludingLineBreak > line.End);
        NewLine = ended.EndIncludingLineBreak > ended.End ? text.ToString(TextSpan.FromBounds(ended.End, ended.EndIncludingLineBreak)) : "\n";
        if (IsJson)
        {
            Unit = root.Entries.Length > 0 && StartsLine(root.Entries[0].Key.Span.Start) ? IndentAt(root.Entries[0].Key.Span.Start) : "";
            Unit = Unit.Length == 0 ? "  " : Unit;
            Colon = root.Entries.Length > 0 && root.Entries[0] is var first && HasBlankAfterColon(first) ? ": " : ":";
        }
        else
        {
            Unit = new string(' ', Step(root) ?? 2);
            Colon = ": ";
        }

        IndentsLists = ListStep(root) != 0;
        SpacesResources = BlankLines(root["Resources"] as YamlMap) ?? true;
    }

    /// <summary>Whether it is JSON.</summary>
    public bool IsJson { get; }

    /// <summary>The line end.</summary>
    public string NewLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Unit { get; }

    /// <summary>What parts a key of JSON from its value.</summary>
    public string Colon { get; }

    /// <summary>Whether lists stand deeper than the key that they belong to.</summary>
    public bool IndentsLists { get; }

    /// <summary>Whether a blank line parts one resource from the next.</summary>
    public bool SpacesResources { get; }

    /// <summary>Whether a value is written in brackets.</summary>
    public bool IsFlow(YamlValue value) => value is YamlMap or YamlList && value.Span.Start < text.Length && text[value.Span.Start] is '{' or '[';

    /// <summary>How many characters stand before a position on its line.</summary>
    public int ColumnOf(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);

        // A byte order mark is no column.
        return position - line.Start - (line.Start == 0 && text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0);
    }

    /// <summary>Whether only blanks stand before a position on its line.</summary>
    public bool StartsLine(int position) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)).Trim('\uFEFF'));

    /// <summary>The blanks at the start of a position's line.</summary>
    public string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    private bool HasBlankAfterColon(YamlEntry entry) => entry.Place.Start > 0 && char.IsWhiteSpace(text[entry.Place.Start - 1]);

    // The outermost values decide: what is nested deeper may have been pasted.
    private int? Step(YamlMap root)
    {
        foreach (var entry in root.Entries)
        {
            if (entry is { IsAlias: false, Value: YamlMap { Entries.Length: > 0 } map } && !IsFlow(map))
            {
                var step = ColumnOf(map.Entries[0].Key.Span.Start) - ColumnOf(entry.Key.Span.Start);
                if (step > 0)
                {
                    return step;
                }
            }
        }

        return null;
    }

    private int? ListStep(YamlMap map)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.IsAlias || IsFlow(entry.Value))
            {
                continue;
            }

            var step = entry.Value switch
            {
                YamlList { Items.Length: > 0 } list when IndentAt(list.Items[0].Span.Start) is var indent && StartsWithDash(list.Items[0]) => indent.Length - ColumnOf(entry.Key.Span.Start),
                YamlMap inner => ListStep(inner),
                _ => null,
            };
            if (step is not null)
            {
                return step;
            }
        }

        return null;
    }

    private bool StartsWithDash(YamlValue item)
    {
        var line = text.Lines.GetLineFromPosition(item.Span.Start);
        var start = line.Start + IndentAt(item.Span.Start).Length;
        return start < text.Length && text[start] == '-';
    }

    private bool? BlankLines(YamlMap? resources) =>
        resources is null || resources.Entries.Length < 2 || IsFlow(resources)
            ? null
            : Enumerable.Range(1, resources.Entries.Length - 1).Any(i => HasBlankLine(resources.Entries[i - 1].Place.End, resources.Entries[i].Key.Span.Start));

    private bool HasBlankLine(int start, int end)
    {
        var last = text.Lines.GetLineFromPosition(end).LineNumber;
        for (var number = text.Lines.GetLineFromPosition(start).LineNumber + 1; number < last; number++)
        {
            if (string.IsNullOrWhiteSpace(text.Lines[number].ToString()))
            {
                return true;
            }
        }

        return false;
    }
}
