using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>
/// What the pattern of a metric filter asks of the events, as <see cref="QueryTerms"/> says it of a query: <c>{ ($.level = "Error") &amp;&amp; ($.outcome = "failure") }</c>
/// and <c>"Payment processed"</c>. Of choices (<c>||</c>, <c>?</c>) only levels are told, where none of them is one. Source: "Filter pattern syntax", CloudWatch Logs User Guide.
/// </summary>
internal static class FilterTerms
{
    // A field, how it is compared, and with what. The name is the first of its path: what lies below is the event's own business.
    private static readonly Regex Comparison = Of(@"\$\.([A-Za-z_]\w*)([\w.\[\]]*)\s*(>=|<=|!=|=|>|<|IS\b|NOT\b)\s*(?:""([^""]*)""|([^\s()&|{}""%]+))?");
    private static readonly Regex Quoted = Of(@"(?<![\w?-])""([^""]+)""");

    /// <summary>Reads a pattern.</summary>
    public static QueryTerms Of(MetricFilter filter)
    {
        if (filter.Resource.Property("FilterPattern") is not { } value || PlacedText.Of(value, filter.Resource.Template) is not { } written)
        {
            return QueryTerms.Nothing;
        }

        var text = QueryText.Of(written);
        var pattern = written.Text.Trim();
        try
        {
            return pattern.StartsWith("{", System.StringComparison.Ordinal) ? OfFields(text, written.Text)
                : pattern.StartsWith("[", System.StringComparison.Ordinal) || pattern.StartsWith("%", System.StringComparison.Ordinal) || pattern.Contains('?') ? QueryTerms.Nothing
                : QueryTerms.Nothing with { Phrases = Quoted.Matches(written.Text).Cast<Match>().Select(match => Word(text, match.Groups[1])).OfType<QueryWord>().ToImmutableArray() };
        }
        catch (RegexMatchTimeoutException)
        {
            return QueryTerms.Nothing;
        }
    }

    private static QueryTerms OfFields(QueryText text, string pattern)
    {
        var (levels, phrases, fields) = (new List<QueryWord?>(), new List<QueryWord?>(), new List<QueryWord?>());
        foreach (Match match in Comparison.Matches(pattern))
        {
            var value = match.Groups[4].Success ? match.Groups[4] : match.Groups[5];
            var isWhole = match.Groups[2].Length == 0;
            switch (match.Groups[3].Value)
            {
                // What may be missing is no mistake where it is.
                case "IS" or "NOT":
                    continue;
                case "=" when isWhole && match.Groups[1].Value == "level" && value.Success:
                    levels.Add(value.Value.Contains('*') ? null : Word(text, value));
                    break;
                case "=" when isWhole && match.Groups[1].Value == "message" && match.Groups[4].Success:
                    phrases.Add(Word(text, value, '*'));
                    break;
            }

            fields.Add(Word(text, match.Groups[1]));
        }

        var ofLevels = levels.Count == 0 || levels.Contains(null) ? ImmutableArray<ImmutableArray<QueryWord>>.Empty : ImmutableArray.Create(levels.OfType<QueryWord>().ToImmutableArray());
        return pattern.Contains("||")
            ? QueryTerms.Nothing with { Levels = ofLevels }
            : new(ofLevels, phrases.OfType<QueryWord>().Where(phrase => !phrase.Text.Contains('*')).ToImmutableArray(), fields.OfType<QueryWord>().ToImmutableArray(), null);
    }

    private static QueryWord? Word(QueryText text, Group group, params char[] edges) =>
        text.Word(text.Trimmed(new TextSpan(group.Index, group.Length), new string(edges)));

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, QueryTerms.Patience);
}
