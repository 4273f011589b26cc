using System.Text;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Puts text in the place of <c>$</c> in an expression that a rule handed over; string and character literals stay as they are.</summary>
internal static class Placeholder
{
    /// <summary>Whether the expression speaks of the result at all.</summary>
    public static bool IsIn(string? expression) => expression is not null && Fill(expression, "") != expression;

    /// <summary>The expression with the given text for each <c>$</c>.</summary>
    public static string Fill(string expression, string text)
    {
        var filled = new StringBuilder(expression.Length);
        for (var i = 0; i < expression.Length; i++)
        {
            var character = expression[i];
            if (character is '"' or '\'')
            {
                var isVerbatim = character == '"' && i > 0 && expression[i - 1] == '@';
                var end = i + 1;
                while (end < expression.Length && expression[end] != character)
                {
                    end += expression[end] == '\\' && !isVerbatim ? 2 : 1;
                }

                filled.Append(expression, i, System.Math.Min(end + 1, expression.Length) - i);
                i = end;
            }
            else if (character == '$' && (i + 1 == expression.Length || expression[i + 1] is not ('"' or '@')))
            {
                filled.Append(text);
            }
            else
            {
                filled.Append(character);
            }
        }

        return filled.ToString();
    }
}
