using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment.Repairs;

/// <summary>What has to be changed in a template so that a finding is gone: all of it or nothing. A rule says it, a fix writes it and decides nothing.</summary>
/// <param name="Title">What it does, for the menu of an editor: the end of <c>"In template.yaml: "</c>.</param>
/// <param name="Changes">What is changed.</param>
internal sealed record TemplateRepair(string Title, ImmutableArray<TemplateChange> Changes)
{
    private const char End = '\f';

    /// <summary>A word at a place of a template becomes another one; null where it stands in no template, or the new one is no word that can stand anywhere.</summary>
    public static TemplateRepair? Rename(Location place, string before, string after) =>
        place.SourceTree is null && place.SourceSpan.Length > 0 && before != after && before.Length > 0 && IsWord(after)
            ? new($"'{before}' becomes '{after}'", ImmutableArray.Create(new TemplateChange(TemplateChangeKind.Rename, TemplateChange.At(place.SourceSpan), before, after)))
            : null;

    /// <summary>A text at a place of a template becomes any value.</summary>
    public static TemplateRepair? Replace(Location place, string before, string after) =>
        place.SourceTree is null && place.SourceSpan.Length > 0
            ? new($"'{before}' becomes {after}", ImmutableArray.Create(new TemplateChange(TemplateChangeKind.Replace, TemplateChange.At(place.SourceSpan), before, after)))
            : null;

    /// <summary>A property of a resource gets a value.</summary>
    public static TemplateRepair Put(TemplateResource resource, string property, string value) => new TemplateRepair($"set {property}: {value}", ImmutableArray<TemplateChange>.Empty).AndPut(resource, property, value);

    /// <summary>A property of a resource becomes another one.</summary>
    public static TemplateRepair Swap(TemplateResource resource, string property, string other, string value) =>
        new($"{property} becomes {other}: {value}", ImmutableArray.Create(new TemplateChange(TemplateChangeKind.Swap, PathOf(resource, property), other, value)));

    /// <summary>The same, and another property gets a value.</summary>
    public TemplateRepair AndPut(TemplateResource resource, string property, string value) =>
        this with { Changes = Changes.Add(new(TemplateChangeKind.Put, PathOf(resource, property), "", value)) };

    /// <summary>This one and another one, together or not at all; null where the other one cannot be.</summary>
    public TemplateRepair? And(TemplateRepair? other) => other is null ? null : new($"{Title}, {other.Title}", Changes.AddRange(other.Changes));

    /// <summary>An alarm tells the topic of the template.</summary>
    public static TemplateRepair Alert(TemplateResource alarm) =>
        new("tell the alarms' topic", ImmutableArray.Create(new TemplateChange(TemplateChangeKind.Alert, PathOf(alarm, "AlarmActions"), "", "")));

    /// <summary>An alarm tells the topic of the template instead of a placeholder.</summary>
    public static TemplateRepair? Alert(Location placeholder, string text) =>
        placeholder.SourceTree is null
            ? new("tell the alarms' topic", ImmutableArray.Create(new TemplateChange(TemplateChangeKind.Alert, TemplateChange.At(placeholder.SourceSpan), text, "")))
            : null;

    /// <summary>An alarm on one metric becomes one on an expression, in which the metric is <c>m1</c> and others of the same resource <c>m2</c> and so on.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="others">The names of the others, each summed up over the same period.</param>
    public static TemplateRepair Calculate(TemplateResource alarm, string expression, params string[] others) =>
        new($"look at {expression}", ImmutableArray.Create(new TemplateChange(TemplateChangeKind.Calculate, $"Resources/{alarm.LogicalId}", string.Join(",", others), expression)));

    /// <summary>Whether its words and texts stand at their places: what is a parameter's default stands elsewhere.</summary>
    public bool Fits(SourceText? text) => text is not null && Changes.All(change => change.Fits(text));

    /// <summary>All repairs of a text.</summary>
    public static IEnumerable<TemplateRepair> ParseAll(string? text) => (text ?? "").Split(End).Select(Parse).OfType<TemplateRepair>();

    /// <summary>All repairs as one text.</summary>
    public static string Write(IEnumerable<TemplateRepair> repairs) => string.Join(End.ToString(), repairs);

    public override string ToString() => string.Join("\n", Changes.Select(change => change.ToString()).Prepend(Title));

    private static TemplateRepair? Parse(string text)
    {
        var lines = text.Split('\n');
        var changes = lines.Skip(1).Select(TemplateChange.Parse).ToList();
        return changes.Count == 0 || changes.Contains(null) ? null : new(lines[0], changes.OfType<TemplateChange>().ToImmutableArray());
    }

    private static string PathOf(TemplateResource resource, string property) => $"Resources/{resource.LogicalId}/Properties/{property}";

    // What is written without quotes stays a word without them, and what stands in the JSON of a dashboard needs no escape.
    private static bool IsWord(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0]) && char.IsLetterOrDigit(text[text.Length - 1])
        && text.All(c => char.IsLetterOrDigit(c) || c is '/' or '_' or '-' or '.' or ' ')
        && text.Any(char.IsLetter);
}
