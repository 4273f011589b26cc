using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment.Repairs;

/// <summary>One change of a template, as a rule hands it to its fix. Values are YAML in brackets, <c>[a, !Ref B]</c>, whatever the template is written in.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Target">The path of keys to what is changed, <c>Resources/Alarm/Properties/Threshold</c>, or of an alarm; a place (<c>start+length</c>) for words and texts.</param>
/// <param name="Before">What stands there: the word of a <see cref="TemplateChangeKind.Rename"/>, the text of a <see cref="TemplateChangeKind.Replace"/>; else empty.</param>
/// <param name="After">What is to stand there.</param>
internal sealed record TemplateChange(TemplateChangeKind Kind, string Target, string Before, string After)
{
    private const char Separator = '|';

    /// <summary>The place of a word or text; null where the target is a path.</summary>
    public TextSpan? Place
    {
        get
        {
            var parts = Target.Split('+');
            return parts.Length == 2 && int.TryParse(parts[0], out var start) && int.TryParse(parts[1], out var length) && start >= 0 && length >= 0 ? new TextSpan(start, length) : null;
        }
    }

    /// <summary>The keys of the path.</summary>
    public string[] Path => Target.Split('/');

    /// <summary>The place of exactly the word or text; null where something else stands there, or the word twice. Quotes around it are no part of a word.</summary>
    public TextSpan? PlaceIn(SourceText text)
    {
        if (Place is not { } place || place.End > text.Length)
        {
            return null;
        }

        var there = text.ToString(place);
        if (Kind != TemplateChangeKind.Rename)
        {
            return there.Trim('"', '\'') == Before ? place : null;
        }

        var at = there.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 || there.IndexOf(Before, at + 1, StringComparison.Ordinal) >= 0 ? null : new TextSpan(place.Start + at, Before.Length);
    }

    /// <summary>Whether what it changes stands in a text; true for paths, which are followed later.</summary>
    public bool Fits(SourceText text) => Place is null || PlaceIn(text) is not null;

    /// <summary>The change that a line says; null where it says none.</summary>
    public static TemplateChange? Parse(string line)
    {
        var parts = line.Split(Separator);
        return parts.Length == 4 && Enum.TryParse<TemplateChangeKind>(parts[0], out var kind) ? new(kind, Plain(parts[1]), Plain(parts[2]), Plain(parts[3])) : null;
    }

    /// <summary>A place as a target.</summary>
    public static string At(TextSpan place) => $"{place.Start}+{place.Length}";

    public override string ToString() => string.Join(Separator.ToString(), Kind, Escaped(Target), Escaped(Before), Escaped(After));

    private static string Escaped(string text) => string.Concat(text.Select(c => c switch { '\\' => @"\\", Separator => @"\p", '\n' => @"\n", '\r' => @"\r", _ => c.ToString() }));

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] switch { 'p' => Separator, 'n' => '\n', 'r' => '\r', var c => c });
        }

        return plain.ToString();
    }
}
