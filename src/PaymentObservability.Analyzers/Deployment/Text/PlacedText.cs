using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// A long text inside a template (a dashboard's body, a query), put together by <c>Fn::Sub</c> or <c>Fn::Join</c> or not at all. What only the
/// deployment knows stands in it as a mark, and each character knows its place in the file.
/// </summary>
internal sealed class PlacedText
{
    // Characters that no text uses, so that a mark in a JSON string stays inside that string.
    private const char MarkStart = '\uE0F0';
    private const char MarkEnd = '\uE0F1';

    private readonly System.Func<TextSpan, Location> locate;
    private readonly SourceText source;
    private readonly List<int> places;
    private readonly List<NameExpression> marks;

    private readonly bool isFile;

    private PlacedText(System.Func<TextSpan, Location> locate, SourceText source, string text, List<int> places, List<NameExpression> marks, bool isFile)
    {
        this.isFile = isFile;
        this.source = source;
        this.locate = locate;
        Text = text;
        this.places = places;
        this.marks = marks;
    }

    /// <summary>The text, with marks.</summary>
    public string Text { get; }

    /// <summary>Reads a value; null where it is neither text, <c>Fn::Sub</c> nor <c>Fn::Join</c>.</summary>
    public static PlacedText? Of(YamlValue value, Template template)
    {
        var text = new StringBuilder();
        var places = new List<int>();
        var marks = new List<NameExpression>();
        if (!Add(value))
        {
            return null;
        }

        places.Add(value.Span.End);
        return new(template.LocationOf, template.Text, text.ToString(), places, marks, isFile: false);

        bool Add(YamlValue part)
        {
            switch (Intrinsic.Of(part))
            {
                case null when part is YamlText { IsNull: false } plain:
                    AddText(plain.Value, ScalarPlaces.Of(plain, template.Text), 0);
                    return true;
                case { Name: "Sub" } sub:
                    var own = sub.Argument is YamlList { Items: { Length: 2 } pair } ? pair[1] as YamlMap : null;
                    var pattern = sub.Argument as YamlText ?? (sub.Argument is YamlList { Items: { Length: > 0 } given } ? given[0] as YamlText : null);
                    if (pattern is null)
                    {
                        return false;
                    }

                    var scalarPlaces = ScalarPlaces.Of(pattern, template.Text);
                    foreach (var piece in SubPart.Split(pattern.Value))
                    {
                        if (piece.IsName)
                        {
                            AddMark(own?[piece.Text] is { } value ? template.Names.Of(value)! : template.Names.Named(piece.Text, pattern), scalarPlaces[piece.Start]);
                        }
                        else
                        {
                            AddText(piece.Text, scalarPlaces, piece.Start);
                        }
                    }

                    return true;
                case { Name: "Join", Argument: YamlList { Items: { Length: 2 } items } } when items[0] is YamlText { Tag: null } separator && items[1] is YamlList { Tag: null } parts:
                    for (var i = 0; i < parts.Items.Length; i++)
                    {
                        if (i > 0 && separator.Value.Length > 0)
                        {
                            AddText(separator.Value, new[] { parts.Items[i].Span.Start }, 0);
                        }

                        if (Intrinsic.Of(parts.Items[i]) is { Name: "Sub" } || Intrinsic.Of(parts.Items[i]) is null)
                        {
                            if (!Add(parts.Items[i]))
                            {
                                return false;
                            }
                        }
                        else
                        {
                            AddMark(template.Names.Of(parts.Items[i])!, parts.Items[i].Span.Start);
                        }
                    }

                    return true;
                default:
                    return false;
            }
        }

        void AddText(string piece, int[] piecePlaces, int from)
        {
            text.Append(piece);
            for (var i = 0; i < piece.Length; i++)
            {
                places.Add(piecePlaces[System.Math.Min(from + i, piecePlaces.Length - 1)]);
            }
        }

        void AddMark(NameExpression name, int place)
        {
            var mark = MarkStart + marks.Count.ToString() + MarkEnd;
            marks.Add(name);
            text.Append(mark);
            places.AddRange(Enumerable.Repeat(place, mark.Length));
        }
    }

    /// <summary>A file that is such a text as a whole.</summary>
    public static PlacedText Of(string path, SourceText source)
    {
        var text = source.ToString();
        return new(span => FileLocation.Of(path, source, span), source, text, Enumerable.Range(0, text.Length + 1).ToList(), new(), isFile: true);
    }

    /// <summary>Where a span of the text stands in the file.</summary>
    public Location LocationOf(TextSpan span)
    {
        var start = places[System.Math.Min(span.Start, places.Count - 1)];
        var end = places[System.Math.Min(span.End, places.Count - 1)];
        return locate(TextSpan.FromBounds(start, System.Math.Max(start, end)));
    }

    /// <summary>Where a piece of the text stands in the file; null where the file does not say it letter by letter there, because of an escape or a part put together.</summary>
    public Location? ExactLocationOf(TextSpan span)
    {
        if (span.IsEmpty || span.End >= places.Count)
        {
            return null;
        }

        var start = places[span.Start];
        var end = places[span.End - 1] + 1;
        return end - start == span.Length && end <= source.Length && source.ToString(TextSpan.FromBounds(start, end)) == Text.Substring(span.Start, span.Length)
            ? locate(TextSpan.FromBounds(start, end))
            : null;
    }

    /// <summary>A text inside of this one, which is JSON or YAML: what a scalar in it says, each character with its place in the file.</summary>
    public PlacedText Within(YamlText scalar)
    {
        var inner = ScalarPlaces.Of(scalar, SourceText.From(Text)).Select(place => places[System.Math.Min(place, places.Count - 1)]).ToList();
        return new(locate, source, scalar.Value, inner, marks, isFile);
    }

    /// <summary>Whether a character belongs to a mark.</summary>
    public static bool IsMark(char c) => c is MarkStart or MarkEnd;

    /// <summary>The name that a piece of the text is: its own words, and what its marks stand for.</summary>
    public NameExpression NameOf(string piece, Location location)
    {
        // In a file of its own, ${...} is for whatever tool puts it into place.
        if (isFile && piece.IndexOf("${", System.StringComparison.Ordinal) >= 0)
        {
            return NameExpression.Of(new NamePart(NamePartKind.Opaque, piece, "", null), location);
        }

        if (piece.IndexOf(MarkStart) < 0)
        {
            return NameExpression.Of(piece, location);
        }

        var parts = new List<ImmutableArray<NameAlternative>>();
        var i = 0;
        while (i < piece.Length)
        {
            var start = piece.IndexOf(MarkStart, i);
            var end = start < 0 ? -1 : piece.IndexOf(MarkEnd, start);
            if (end < 0)
            {
                break;
            }

            parts.Add(NameExpression.Of(piece.Substring(i, start - i)).Alternatives);
            if (int.TryParse(piece.Substring(start + 1, end - start - 1), out var mark) && mark >= 0 && mark < marks.Count)
            {
                parts.Add(marks[mark].Alternatives);
            }

            i = end + 1;
        }

        parts.Add(NameExpression.Of(piece.Substring(System.Math.Min(i, piece.Length))).Alternatives);
        return NameExpression.Joined(parts, location);
    }

    /// <summary>A piece with marks written as people write them, <c>${Fn}</c>.</summary>
    public string Shown(string piece) => piece.IndexOf(MarkStart) < 0 ? piece : NameOf(piece, Location.None).ToString();
}
