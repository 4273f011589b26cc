using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>
/// What a query of Logs Insights asks of the events: levels and phrases that its filters want, and fields that it reads. Only what stands there plainly; what is put
/// together, negated or one of several choices asks for nothing that could be said to be missing.
/// </summary>
/// <param name="Levels">For each filter on <c>level</c> the levels that satisfy it.</param>
/// <param name="Phrases">Texts that <c>@message</c> must hold.</param>
/// <param name="Fields">Fields that are read, each time they are, system fields (<c>@timestamp</c>) and names that the query itself makes left out.</param>
/// <param name="LostSort">A field that is sorted by after <c>stats</c> has taken it away; null where there is none.</param>
internal sealed record QueryTerms(ImmutableArray<ImmutableArray<QueryWord>> Levels, ImmutableArray<QueryWord> Phrases, ImmutableArray<QueryWord> Fields, QueryWord? LostSort)
{
    /// <summary>How long one expression may look at one query.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>What asks for nothing.</summary>
    public static readonly QueryTerms Nothing = new(ImmutableArray<ImmutableArray<QueryWord>>.Empty, ImmutableArray<QueryWord>.Empty, ImmutableArray<QueryWord>.Empty, null);

    private static readonly Regex Text = Of(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|/(?:[^/\\]|\\.)+/");
    private static readonly Regex LevelIs = Of(@"^level\s*=\s*(?:""([^""]*)""|'([^']*)')$");
    private static readonly Regex LevelIn = Of(@"^level\s+in\s*\[([^\]]*)\]$");
    private static readonly Regex MessageLike = Of(@"^@message\s+(?:like|=~)\s+(?:""((?:[^""\\])*)""|'((?:[^'\\])*)'|/([\w .,:;-]+)/)$");
    private static readonly Regex Name = Of(@"(?<![\w@.`\uE0F0\uE0F1])([A-Za-z_]\w*)(?![\w(.\uE0F0\uE0F1])");
    private static readonly Regex SystemName = Of(@"[@\w]+");
    private static readonly Regex PlainSort = Of(@"^(@?[A-Za-z_]\w*)(?:\s+(?:asc|desc))?$");
    private static readonly Regex Alias = Of(@"\bas\s+(\w+)");
    private static readonly Regex Choice = new(@"\b(or|not)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience);
    private static readonly Regex And = new(@"\s+and\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience);
    private static readonly Regex Comma = new(",", RegexOptions.CultureInvariant, Patience);

    private static readonly ImmutableHashSet<string> Keywords = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fields", "display", "filter", "stats", "sort", "limit", "parse", "dedup", "by", "as", "asc", "desc", "and", "or", "not", "in", "like", "head", "tail", "true", "false", "null", "unmask", "pattern", "diff", "anomaly");

    /// <summary>Reads a query.</summary>
    public static QueryTerms Of(LogQuery query)
    {
        if (!query.IsInsights || query.Text.Alternatives.Length != 1 || QueryText.Of(query) is not { } text)
        {
            return Nothing;
        }

        try
        {
            return Of(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return Nothing;
        }
    }

    private static QueryTerms Of(QueryText text)
    {
        var levels = ImmutableArray.CreateBuilder<ImmutableArray<QueryWord>>();
        var phrases = ImmutableArray.CreateBuilder<QueryWord>();
        var fields = new List<QueryWord>();
        var made = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? left = null;
        QueryWord? lost = null;
        foreach (var command in text.Commands(Text))
        {
            var words = text[command];
            var space = words.IndexOfAny(new[] { ' ', '\t', '\r', '\n' });
            var name = (space < 0 ? words : words.Substring(0, space)).ToLowerInvariant();
            var rest = text.Trimmed(TextSpan.FromBounds(space < 0 ? command.End : command.Start + space, command.End));
            if (name == "parse")
            {
                // It makes fields of texts, under names that only it knows.
                return new(levels.ToImmutable(), phrases.ToImmutable(), ImmutableArray<QueryWord>.Empty, null);
            }

            if (name is "filter")
            {
                AddFilter(text, rest, levels, phrases);
            }

            // What stands in quotes is no name; as many blanks keep the places.
            var plain = Text.Replace(text[rest], match => new string(' ', match.Length));
            if (name == "stats")
            {
                left = new(SystemName.Matches(plain).Cast<Match>().Select(match => match.Value), StringComparer.Ordinal);
            }
            else if (name == "sort" && left is not null && PlainSort.Match(text[rest]) is { Success: true } by && !left.Contains(by.Groups[1].Value))
            {
                lost = text.Word(rest, by.Groups[1]);
            }

            if (name is "filter" or "stats" or "sort" or "fields" or "display" or "dedup")
            {
                foreach (Match alias in Alias.Matches(plain))
                {
                    made.Add(alias.Groups[1].Value);
                }

                fields.AddRange(Name.Matches(plain).Cast<Match>().Where(match => !Keywords.Contains(match.Value)).Select(match => text.Word(rest, match.Groups[1])!));
            }
        }

        return new(levels.ToImmutable(), phrases.ToImmutable(), fields.Where(field => !made.Contains(field.Text)).ToImmutableArray(), lost);
    }

    /// <summary>One condition, or several that must all hold.</summary>
    private static void AddFilter(QueryText text, TextSpan condition, ImmutableArray<ImmutableArray<QueryWord>>.Builder levels, ImmutableArray<QueryWord>.Builder phrases)
    {
        if (Choice.IsMatch(Text.Replace(text[condition], "\"\"")))
        {
            return;
        }

        foreach (var part in text.Split(condition, And).Select(part => text.Trimmed(part, "()")))
        {
            var words = text[part];
            if (LevelIs.Match(words) is { Success: true } level)
            {
                levels.Add(Known(text.Word(part, level.Groups[1], level.Groups[2])));
            }
            else if (LevelIn.Match(words) is { Success: true } some)
            {
                var list = new TextSpan(part.Start + some.Groups[1].Index, some.Groups[1].Length);
                levels.Add(Known(text.Split(list, Comma).Select(item => text.Trimmed(item, "\"'")).Select(text.Word).ToArray()));
            }
            else if (MessageLike.Match(words) is { Success: true } like && text.Word(part, like.Groups[1], like.Groups[2], like.Groups[3]) is { } phrase)
            {
                phrases.Add(phrase);
            }
        }

        // A level that is not known may be the right one.
        static ImmutableArray<QueryWord> Known(params QueryWord?[] all) => all.Any(word => word is null) ? ImmutableArray<QueryWord>.Empty : all.Select(word => word!).ToImmutableArray();
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | (pattern[0] == '^' ? RegexOptions.IgnoreCase : RegexOptions.None), Patience);
}
