using System.Text;

namespace PaymentObservability.Yaml;

/// <summary>Makes YAML of JSON as people write it: comments and tabs, which YAML reads otherwise, become blanks of the same length.</summary>
internal static class JsonText
{
    /// <summary>Whether a text is JSON, which is a brace and a quoted key, a comment or nothing after it.</summary>
    public static bool IsJson(string text)
    {
        var i = SkipBlanks(text, 0);
        if (i == text.Length || text[i] is not ('{' or '[' or '/'))
        {
            return false;
        }

        i = text[i] == '/' ? i : SkipBlanks(text, i + 1);
        return i == text.Length || text[i] is '"' or '{' or '[' or '}' or ']'
            || (text[i] == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*');
    }

    /// <summary>The text with comments and tabs outside of strings blanked; every other character stays where it is.</summary>
    public static string WithoutComments(string text)
    {
        StringBuilder? result = null;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == '"')
            {
                i = EndOfString(text, i);
            }
            else if (c == '\t')
            {
                Blank(text, ref result, i, i + 1);
                i++;
            }
            else if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
            {
                var end = EndOfComment(text, i);
                Blank(text, ref result, i, end);
                i = end;
            }
            else
            {
                i++;
            }
        }

        return result?.ToString() ?? text;
    }

    private static int SkipBlanks(string text, int i)
    {
        while (i < text.Length && (char.IsWhiteSpace(text[i]) || text[i] == '\uFEFF'))
        {
            i++;
        }

        return i;
    }

    private static int EndOfString(string text, int i)
    {
        for (i++; i < text.Length && text[i] is not ('"' or '\n' or '\r'); i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
        }

        return i + 1;
    }

    private static int EndOfComment(string text, int i)
    {
        var end = text[i + 1] == '*' ? text.IndexOf("*/", i + 2, System.StringComparison.Ordinal) : text.IndexOfAny(new[] { '\r', '\n' }, i);
        return end < 0 ? text.Length : text[i + 1] == '*' ? end + 2 : end;
    }

    private static void Blank(string text, ref StringBuilder? result, int start, int end)
    {
        result ??= new StringBuilder(text);
        for (var i = start; i < end; i++)
        {
            if (result[i] is not ('\r' or '\n'))
            {
                result[i] = ' ';
            }
        }
    }
}
