using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// Where each character of a scalar's value stands in its file: quotes, escapes, indentation and line ends lie between. Read side by side;
/// from where the two no longer go together, the place is the last one that was sure.
/// </summary>
internal static class ScalarPlaces
{
    /// <summary>The place of each character, and one of the end.</summary>
    public static int[] Of(YamlText scalar, SourceText source)
    {
        var value = scalar.Value;
        var places = new int[value.Length + 1];
        var at = Begin(scalar, source);
        var end = scalar.Span.End;
        var isEscaped = scalar.Span.Length > 0 && source[scalar.Span.Start] == '"';
        for (var i = 0; i < value.Length; i++)
        {
            if (isEscaped && at < end && source[at] == '\\')
            {
                places[i] = at;
                at += EscapeLength(source, at, end);
                continue;
            }

            // Indentation and folded lines: what is blank in the file is one blank, one line end, or nothing in the value.
            if (at < end && source[at] != value[i])
            {
                var next = at;
                while (next < end && char.IsWhiteSpace(source[next]))
                {
                    next++;
                }

                if (next > at && next < end && source[next] == value[i])
                {
                    at = next;
                }
                else if (char.IsWhiteSpace(value[i]) && next > at)
                {
                    // A line break that was folded into a blank: the next character skips the rest.
                    places[i] = at;
                    continue;
                }
            }

            places[i] = at < end ? at : end;
            if (at < end && source[at] == value[i])
            {
                at++;
                if (value[i] == '\'' && at < end && source[at] == '\'' && source[scalar.Span.Start] == '\'')
                {
                    at++;
                }
            }
        }

        places[value.Length] = at < end ? at : end;
        return places;
    }

    private static int Begin(YamlText scalar, SourceText source)
    {
        var at = scalar.Span.Start;
        if (scalar.Span.Length == 0)
        {
            return at;
        }

        if (source[at] is '"' or '\'' && !scalar.IsPlain)
        {
            return at + 1;
        }

        // A block: its header ends with the line.
        if (source[at] is '|' or '>' && !scalar.IsPlain)
        {
            while (at < scalar.Span.End && source[at] != '\n')
            {
                at++;
            }

            return at < scalar.Span.End ? at + 1 : at;
        }

        return at;
    }

    private static int EscapeLength(SourceText source, int at, int end)
    {
        var length = at + 1 >= end ? 1 : source[at + 1] switch
        {
            'u' => 6,
            'x' => 4,
            'U' => 10,
            _ => 2,
        };
        return at + length > end ? end - at : length;
    }
}
