using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace PaymentObservability.Tests.LogsInsights;

using Row = IReadOnlyDictionary<string, object?>;

/// <summary>Conditions and values of Logs Insights: <c>and</c>, <c>or</c>, <c>not</c>, comparisons, <c>like</c>, <c>in</c>, <c>ispresent</c>, <c>bin</c>.</summary>
internal sealed class LogExpression
{
    private static readonly Regex Token = new("""\s*("[^"]*"|'[^']*'|/(?:[^/\\]|\\.)*/[i]?|`[^`]*`|>=|<=|!=|=~|[=<>(),\[\]]|-?\d+(?:\.\d+)?(?![\w.])|[@\w.\-]+)""", RegexOptions.Compiled);

    private readonly List<string> tokens;
    private int at;

    private LogExpression(List<string> tokens) => this.tokens = tokens;

    /// <summary>An expression as a function of one row.</summary>
    public static Func<Row, object?> Parse(string text)
    {
        var tokens = new List<string>();
        var end = 0;
        while (end < text.TrimEnd().Length)
        {
            var match = Token.Match(text, end);
            if (!match.Success || match.Index != end)
            {
                throw new NotSupportedException(text);
            }

            tokens.Add(match.Groups[1].Value);
            end = match.Index + match.Length;
        }

        var parser = new LogExpression(tokens);
        var value = parser.Or();
        return parser.at == tokens.Count ? value : throw new NotSupportedException(text);
    }

    /// <summary>Whether a condition holds.</summary>
    public static bool IsTrue(object? value) => value is true or (double and not 0);

    /// <summary>A value as a number; a text that is one counts, <c>"12 ms"</c> does not.</summary>
    public static double? Number(object? value) => value switch
    {
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A field of a row, or null.</summary>
    public static object? Field(Row row, string name) => row.TryGetValue(name.Trim('`'), out var value) ? value : null;

    /// <summary>Numbers by size, texts by their letters, what is missing first.</summary>
    public static int Compare(object? left, object? right) => (Number(left), Number(right)) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        _ when left is null || right is null => (left is null ? 0 : 1) - (right is null ? 0 : 1),
        _ => string.CompareOrdinal(Text(left), Text(right)),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private bool Takes(string word)
    {
        if (at < tokens.Count && tokens[at].Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            at++;
            return true;
        }

        return false;
    }

    private void Expect(string word)
    {
        if (!Takes(word))
        {
            throw new NotSupportedException("expected " + word + " in " + string.Join(' ', tokens));
        }
    }

    private Func<Row, object?> Or()
    {
        var left = And();
        while (Takes("or"))
        {
            var (first, second) = (left, And());
            left = row => IsTrue(first(row)) || IsTrue(second(row));
        }

        return left;
    }

    private Func<Row, object?> And()
    {
        var left = Not();
        while (Takes("and"))
        {
            var (first, second) = (left, Not());
            left = row => IsTrue(first(row)) && IsTrue(second(row));
        }

        return left;
    }

    private Func<Row, object?> Not()
    {
        if (Takes("not"))
        {
            var inner = Not();
            return row => !IsTrue(inner(row));
        }

        return Comparison();
    }

    private Func<Row, object?> Comparison()
    {
        var left = Operand();
        var isNegated = Takes("not");
        if (Takes("like") || Takes("=~"))
        {
            var pattern = tokens[at++];
            return row => left(row) is { } value && Like(Text(value), pattern) != isNegated;
        }

        if (Takes("in"))
        {
            Expect("[");
            var options = new List<Func<Row, object?>>();
            do
            {
                options.Add(Operand());
            }
            while (Takes(","));
            Expect("]");
            return row => options.Any(option => Compare(left(row), option(row)) == 0) != isNegated;
        }

        foreach (var sign in new[] { "!=", ">=", "<=", "=", ">", "<" })
        {
            if (Takes(sign))
            {
                var right = Operand();
                return row => (left(row), right(row)) is ({ } a, { } b) && Holds(sign, Compare(a, b));
            }
        }

        return left;
    }

    private static bool Holds(string sign, int order) => sign switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        ">" => order > 0,
        "<" => order < 0,
        ">=" => order >= 0,
        _ => order <= 0,
    };

    private static bool Like(string value, string pattern) => pattern[0] == '/'
        ? Regex.IsMatch(value, pattern.TrimEnd('i').Trim('/'), pattern.EndsWith('i') ? RegexOptions.IgnoreCase : RegexOptions.None)
        : value.Contains(pattern.Trim('"', '\''), StringComparison.Ordinal);

    private Func<Row, object?> Operand()
    {
        if (Takes("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var token = at < tokens.Count ? tokens[at++] : throw new NotSupportedException("nothing left of " + string.Join(' ', tokens));
        if (token[0] is '"' or '\'')
        {
            var text = token[1..^1];
            return _ => text;
        }

        if (double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return _ => number;
        }

        if (!Takes("("))
        {
            return row => Field(row, token);
        }

        var argument = token.Equals("bin", StringComparison.OrdinalIgnoreCase) ? null : Operand();
        var span = argument is null ? tokens[at++] : "";
        Expect(")");
        return token.ToLowerInvariant() switch
        {
            "ispresent" => row => argument!(row) is not null,
            "strlen" => row => (double)Text(argument!(row)).Length,
            "tolower" => row => Text(argument!(row)).ToLowerInvariant(),
            "bin" => row => Number(Field(row, "@timestamp")) is { } time ? Math.Floor(time / Milliseconds(span)) * Milliseconds(span) : null,
            _ => throw new NotSupportedException(token),
        };
    }

    private static double Milliseconds(string span)
    {
        var match = Regex.Match(span, "^(\\d+)(ms|s|m|h|d)$");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch
        {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => throw new NotSupportedException(span),
        };
    }
}
