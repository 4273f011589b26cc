using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace PaymentObservability.Tests.LogsInsights;

/// <summary>
/// As much of CloudWatch Logs Insights as the guide's queries and their kind need: <c>fields</c>, <c>display</c>, <c>filter</c>, <c>parse</c>, <c>stats ... by</c>,
/// <c>sort</c>, <c>limit</c>. Texts are compared with their case, as Insights does. What it does not know it refuses, so that no query passes unread.
/// </summary>
internal static class LogQuery
{
    /// <summary>The rows that a query makes of events.</summary>
    public static List<IReadOnlyDictionary<string, object?>> Run(string query, IEnumerable<LogEvent> events)
    {
        var rows = events.Select(one => one.Fields).ToList();
        var limit = 10_000;
        foreach (var command in Commands(query))
        {
            var name = command.Split(' ', 2)[0].ToLowerInvariant();
            var rest = command[name.Length..].Trim();
            switch (name)
            {
                case "fields" or "display":
                    break;
                case "filter":
                    rows = rows.Where(row => LogExpression.IsTrue(LogExpression.Parse(rest)(row))).ToList();
                    break;
                case "parse":
                    rows = rows.Select(row => Parsed(row, rest)).ToList();
                    break;
                case "stats":
                    rows = Stats(rest, rows);
                    break;
                case "sort":
                    rows = Sorted(rest, rows);
                    break;
                case "limit":
                    limit = int.Parse(rest, CultureInfo.InvariantCulture);
                    break;
                default:
                    throw new NotSupportedException(command);
            }
        }

        return rows.Take(limit).ToList();
    }

    /// <summary>The commands between the pipes that stand in no text.</summary>
    private static IEnumerable<string> Commands(string query) => Split(query, '|').Select(command => Regex.Replace(command, @"\s+", " ").Trim()).Where(command => command.Length > 0 && command[0] != '#');

    private static IEnumerable<string> Split(string text, char separator)
    {
        var part = new StringBuilder();
        var quote = '\0';
        var depth = 0;
        foreach (var c in text)
        {
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' or '/')
            {
                quote = c == '/' && !part.ToString().TrimEnd().EndsWith("like", StringComparison.Ordinal) && !part.ToString().TrimEnd().EndsWith('~') ? '\0' : c;
            }
            else if (c is '(' or ')')
            {
                depth += c == '(' ? 1 : -1;
            }
            else if (c == separator && depth == 0)
            {
                yield return part.ToString();
                part.Clear();
                continue;
            }

            part.Append(c);
        }

        yield return part.ToString();
    }

    /// <summary><c>parse @message "took * ms" as duration</c>: each star is one field.</summary>
    private static IReadOnlyDictionary<string, object?> Parsed(IReadOnlyDictionary<string, object?> row, string rest)
    {
        var match = Regex.Match(rest, """^(\S+) ["'](.*)["'] as (.+)$""");
        if (!match.Success)
        {
            throw new NotSupportedException("parse " + rest);
        }

        var names = match.Groups[3].Value.Split(',').Select(name => name.Trim()).ToList();
        var pattern = "^.*?" + string.Join("(.*?)", match.Groups[2].Value.Split('*').Select(Regex.Escape)) + (match.Groups[2].Value.EndsWith('*') ? "$" : "");
        var found = Regex.Match(Convert.ToString(LogExpression.Field(row, match.Groups[1].Value), CultureInfo.InvariantCulture) ?? "", pattern, RegexOptions.Singleline);
        var parsed = new Dictionary<string, object?>(row);
        for (var i = 0; i < names.Count && found.Success; i++)
        {
            parsed[names[i]] = found.Groups[i + 1].Value;
        }

        return parsed;
    }

    private static List<IReadOnlyDictionary<string, object?>> Stats(string rest, List<IReadOnlyDictionary<string, object?>> rows)
    {
        var by = Regex.Match(rest, @"^(.*) by (.*)$");
        var aggregates = Split(by.Success ? by.Groups[1].Value : rest, ',').Select(Aggregate).ToList();
        var keys = by.Success ? Split(by.Groups[2].Value, ',').Select(Named).ToList() : [];
        var groups = rows
            .Select(row => (Row: row, Key: keys.Select(key => key.Value(row)).ToList()))

            // Events without a field to group by are left out.
            .Where(pair => pair.Key.All(value => value is not null))
            .GroupBy(pair => string.Join('\u001f', pair.Key.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
        return groups.Select(group =>
        {
            var result = new Dictionary<string, object?>();
            for (var i = 0; i < keys.Count; i++)
            {
                result[keys[i].Name] = group.First().Key[i];
            }

            foreach (var (name, value) in aggregates)
            {
                result[name] = value(group.Select(pair => pair.Row).ToList());
            }

            return (IReadOnlyDictionary<string, object?>)result;
        }).ToList();
    }

    private static (string Name, Func<IReadOnlyDictionary<string, object?>, object?> Value) Named(string text)
    {
        var named = Regex.Match(text.Trim(), @"^(.*) as (\S+)$");
        var expression = named.Success ? named.Groups[1].Value : text.Trim();
        return (named.Success ? named.Groups[2].Value : text.Trim(), LogExpression.Parse(expression));
    }

    private static (string Name, Func<List<IReadOnlyDictionary<string, object?>>, object?> Value) Aggregate(string text)
    {
        var match = Regex.Match(text.Trim(), @"^(\w+) ?\((.*?)\)(?: as (\S+))?$");
        if (!match.Success)
        {
            throw new NotSupportedException("stats " + text);
        }

        var argument = match.Groups[2].Value.Trim();
        IEnumerable<double> Numbers(List<IReadOnlyDictionary<string, object?>> rows, string of) =>
            rows.Select(row => LogExpression.Number(LogExpression.Parse(of)(row))).Where(number => number is not null).Select(number => number!.Value);
        Func<List<IReadOnlyDictionary<string, object?>>, object?> value = match.Groups[1].Value.ToLowerInvariant() switch
        {
            "count" => rows => (double)(argument is "" or "*" ? rows.Count : rows.Count(row => LogExpression.Parse(argument)(row) is not null)),
            "count_distinct" => rows => (double)rows.Select(row => LogExpression.Parse(argument)(row)).Where(found => found is not null).Distinct().Count(),
            "sum" => rows => Numbers(rows, argument).Sum(),
            "avg" => rows => Numbers(rows, argument).ToList() is { Count: > 0 } numbers ? numbers.Average() : null,
            "min" => rows => Numbers(rows, argument).ToList() is { Count: > 0 } numbers ? numbers.Min() : null,
            "max" => rows => Numbers(rows, argument).ToList() is { Count: > 0 } numbers ? numbers.Max() : null,
            _ => throw new NotSupportedException("stats " + text),
        };
        return (match.Groups[3].Success ? match.Groups[3].Value : text.Trim(), value);
    }

    private static List<IReadOnlyDictionary<string, object?>> Sorted(string rest, List<IReadOnlyDictionary<string, object?>> rows)
    {
        IOrderedEnumerable<IReadOnlyDictionary<string, object?>>? sorted = null;
        foreach (var part in rest.Split(','))
        {
            var words = part.Trim().Split(' ');
            var isDescending = words.Length > 1 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase);
            object? Key(IReadOnlyDictionary<string, object?> row) => LogExpression.Field(row, words[0]);
            sorted = sorted is null
                ? isDescending ? rows.OrderByDescending(Key, Comparer<object?>.Create(LogExpression.Compare)) : rows.OrderBy(Key, Comparer<object?>.Create(LogExpression.Compare))
                : isDescending ? sorted.ThenByDescending(Key, Comparer<object?>.Create(LogExpression.Compare)) : sorted.ThenBy(Key, Comparer<object?>.Create(LogExpression.Compare));
        }

        return sorted!.ToList();
    }
}
