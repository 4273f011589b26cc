using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;

namespace PaymentObservability.Deployment;

/// <summary>
/// What a query of Logs Insights asks of the events: levels and phrases that its filters want, and fields that it reads. Only what stands there plainly; what is put
/// together, negated or one of several choices asks for nothing that could be said to be missing.
/// </summary>
/// <param name="Levels">For each filter on <c>level</c> the levels that satisfy it.</param>
/// <param name="Phrases">Texts that <c>@message</c> must hold.</param>
/// <param name="Fields">Fields that are read, system fields (<c>@timestamp</c>) and names that the query itself makes left out.</param>
/// <param name="LostSort">A field that is sorted by after <c>stats</c> has taken it away; null where there is none.</param>
internal sealed record QueryTerms(ImmutableArray<ImmutableArray<string>> Levels, ImmutableArray<string> Phrases, ImmutableArray<string> Fields, string? LostSort)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly Regex Text = Of(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|/(?:[^/\\]|\\.)+/");
    private static readonly Regex LevelIs = Of(@"^level\s*=\s*(?:""([^""]*)""|'([^']*)')$");
    private static readonly Regex LevelIn = Of(@"^level\s+in\s*\[([^\]]*)\]$");
    private static readonly Regex MessageLike = Of(@"^@message\s+(?:like|=~)\s+(?:""((?:[^""\\])*)""|'((?:[^'\\])*)'|/([\w .,:;-]+)/)$");
    private static readonly Regex Name = Of(@"(?<![\w@.`])([A-Za-z_]\w*)(?![\w(.])");
    private static readonly Regex SystemName = Of(@"[@\w]+");
    private static readonly Regex PlainSort = Of(@"^(@?[A-Za-z_]\w*)(?:\s+(?:asc|desc))?$");
    private static readonly Regex Alias = Of(@"\bas\s+(\w+)");

    private static readonly ImmutableHashSet<string> Keywords = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fields", "display", "filter", "stats", "sort", "limit", "parse", "dedup", "by", "as", "asc", "desc", "and", "or", "not", "in", "like", "head", "tail", "true", "false", "null", "unmask", "pattern", "diff", "anomaly");

    /// <summary>Reads a query.</summary>
    public static QueryTerms Of(LogQuery query)
    {
        var levels = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var phrases = ImmutableArray.CreateBuilder<string>();
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        var made = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? left = null;
        string? lost = null;
        if (!query.IsInsights || query.Text.Alternatives.Length != 1)
        {
            return new(levels.ToImmutable(), phrases.ToImmutable(), ImmutableArray<string>.Empty, null);
        }

        try
        {
            foreach (var command in Commands(query.Text.Alternatives[0].ToString()))
            {
                var space = command.IndexOfAny(new[] { ' ', '\t' });
                var name = (space < 0 ? command : command.Substring(0, space)).ToLowerInvariant();
                var rest = space < 0 ? "" : command.Substring(space + 1).Trim();
                if (name == "parse")
                {
                    // It makes fields of texts, under names that only it knows.
                    return new(levels.ToImmutable(), phrases.ToImmutable(), ImmutableArray<string>.Empty, null);
                }

                if (name is "filter")
                {
                    AddFilter(rest, levels, phrases);
                }

                if (name == "stats")
                {
                    left = new(SystemName.Matches(Text.Replace(rest, " ")).Cast<Match>().Select(match => match.Value), StringComparer.Ordinal);
                }
                else if (name == "sort" && left is not null && PlainSort.Match(rest) is { Success: true } by && !left.Contains(by.Groups[1].Value))
                {
                    lost = by.Groups[1].Value;
                }

                if (name is "filter" or "stats" or "sort" or "fields" or "display" or "dedup")
                {
                    var plain = Text.Replace(rest, " ");
                    foreach (Match alias in Alias.Matches(plain))
                    {
                        made.Add(alias.Groups[1].Value);
                    }

                    fields.UnionWith(Name.Matches(plain).Cast<Match>().Select(match => match.Groups[1].Value).Where(word => !Keywords.Contains(word)));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return new(ImmutableArray<ImmutableArray<string>>.Empty, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, null);
        }

        return new(levels.ToImmutable(), phrases.ToImmutable(), fields.Where(field => !made.Contains(field)).ToImmutableArray(), lost);
    }

    /// <summary>One condition, or several that must all hold.</summary>
    private static void AddFilter(string condition, ImmutableArray<ImmutableArray<string>>.Builder levels, ImmutableArray<string>.Builder phrases)
    {
        if (Regex.IsMatch(Text.Replace(condition, "\"\""), @"\b(or|not)\b", RegexOptions.IgnoreCase, Patience))
        {
            return;
        }

        foreach (var part in Regex.Split(condition, @"\s+and\s+", RegexOptions.IgnoreCase, Patience).Select(part => part.Trim().TrimStart('(').TrimEnd(')').Trim()))
        {
            if (LevelIs.Match(part) is { Success: true } level)
            {
                levels.Add(ImmutableArray.Create(level.Groups[1].Value + level.Groups[2].Value));
            }
            else if (LevelIn.Match(part) is { Success: true } some)
            {
                levels.Add(some.Groups[1].Value.Split(',').Select(item => item.Trim().Trim('"', '\'')).ToImmutableArray());
            }
            else if (MessageLike.Match(part) is { Success: true } like)
            {
                phrases.Add(like.Groups[1].Value + like.Groups[2].Value + like.Groups[3].Value);
            }
        }
    }

    /// <summary>The commands between the bars that stand in no text; comments left out.</summary>
    private static IEnumerable<string> Commands(string query)
    {
        var bare = Text.Replace(query, match => new string('_', match.Length));
        var start = 0;
        for (var i = 0; i <= bare.Length; i++)
        {
            if (i == bare.Length || bare[i] == '|')
            {
                var lines = query.Substring(start, i - start).Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith("#", StringComparison.Ordinal));
                var command = string.Join(" ", lines).Trim();
                if (command.Length > 0)
                {
                    yield return command;
                }

                start = i + 1;
            }
        }
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | (pattern[0] == '^' ? RegexOptions.IgnoreCase : RegexOptions.None), Patience);
}
