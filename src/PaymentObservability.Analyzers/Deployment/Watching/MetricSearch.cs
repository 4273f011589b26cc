using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>
/// What a <c>SEARCH('{Namespace,Dimension} MetricName="Name" word', 'Sum', 300)</c> of metric math looks for. Grammar: "Search expression
/// syntax" of the CloudWatch user guide.
/// </summary>
/// <param name="Namespace">The namespace in the braces; null where none is given, or it is not known.</param>
/// <param name="Dimensions">The dimension names in the braces; empty where none are given.</param>
/// <param name="MetricNames">Exact names that are asked for (<c>MetricName="X"</c>); empty where any will do.</param>
/// <param name="Words">Other words, of which any metric must hold all that are not joined by OR or NOT.</param>
/// <param name="IsSimple">Whether words are only joined by AND, so that each must be there.</param>
/// <param name="Statistic">The statistic, or null.</param>
internal sealed record MetricSearch(
    string? Namespace, ImmutableArray<string> Dimensions, ImmutableArray<string> MetricNames, ImmutableArray<string> Words, bool IsSimple, string? Statistic)
{
    private const string Function = "SEARCH";

    /// <summary>All searches of an expression.</summary>
    public static ImmutableArray<MetricSearch> In(string expression)
    {
        var searches = ImmutableArray.CreateBuilder<MetricSearch>();
        var i = 0;
        while ((i = expression.IndexOf(Function, i, StringComparison.Ordinal)) >= 0)
        {
            i += Function.Length;
            var open = SkipBlanks(expression, i);
            if (open >= expression.Length || expression[open] != '(')
            {
                continue;
            }

            var arguments = Quoted(expression, open + 1);
            if (arguments.Count > 0)
            {
                searches.Add(Parse(arguments[0], arguments.Count > 1 ? arguments[1] : null));
            }
        }

        return searches.ToImmutable();
    }

    private static MetricSearch Parse(string text, string? statistic)
    {
        string? ns = null;
        var dimensions = ImmutableArray<string>.Empty;
        var rest = text.Trim();
        if (rest.StartsWith("{", StringComparison.Ordinal) && rest.IndexOf('}') is > 0 and var close)
        {
            var schema = rest.Substring(1, close - 1).Split(',').Select(part => part.Trim().Trim('"')).ToList();
            ns = schema[0].Length == 0 ? null : schema[0];
            dimensions = schema.Skip(1).ToImmutableArray();
            rest = rest.Substring(close + 1);
        }

        var isSimple = true;
        var metrics = ImmutableArray.CreateBuilder<string>();
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var token in Tokens(rest))
        {
            if (token is "OR" or "NOT" || token[0] is '(' or ')')
            {
                isSimple = false;
            }
            else if (token != "AND")
            {
                var at = token.IndexOf('=');
                var value = token.Substring(at + 1).Trim('"');
                if (at < 0)
                {
                    words.Add(value);
                }
                else if (token.Substring(0, at) is "MetricName" or ":metric.MetricName")
                {
                    metrics.Add(value);
                }
                else if (token.Substring(0, at) is "Namespace" or ":metric.Namespace")
                {
                    ns ??= value;
                }
            }
        }

        return new(ns, dimensions, metrics.ToImmutable(), words.ToImmutable(), isSimple, statistic);
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var i = 0;
        while ((i = SkipBlanks(text, i)) < text.Length)
        {
            var start = i;
            if (text[i] is '(' or ')')
            {
                i++;
            }
            else
            {
                var quoted = false;
                while (i < text.Length && (quoted || (!char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')'))))
                {
                    quoted ^= text[i] == '"';
                    i++;
                }
            }

            yield return text.Substring(start, i - start);
        }
    }

    /// <summary>The texts in quotes up to the bracket that closes.</summary>
    private static List<string> Quoted(string text, int i)
    {
        var found = new List<string>();
        while (i < text.Length && text[i] != ')')
        {
            if (text[i] is '\'' or '"')
            {
                var end = text.IndexOf(text[i], i + 1);
                if (end < 0)
                {
                    break;
                }

                found.Add(text.Substring(i + 1, end - i - 1));
                i = end;
            }

            i++;
        }

        return found;
    }

    private static int SkipBlanks(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }
}
