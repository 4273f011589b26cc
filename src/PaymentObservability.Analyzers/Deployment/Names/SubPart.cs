using System;
using System.Collections.Immutable;

namespace PaymentObservability.Deployment;

/// <summary>A part of a pattern of <c>Fn::Sub</c>.</summary>
/// <param name="Text">The text, or the name between the braces.</param>
/// <param name="IsName">Whether it is a name.</param>
/// <param name="Start">Where it starts in the pattern.</param>
internal readonly record struct SubPart(string Text, bool IsName, int Start)
{
    /// <summary>The parts of a pattern; <c>${!X}</c> is the text <c>${X}</c>.</summary>
    public static ImmutableArray<SubPart> Split(string pattern)
    {
        var parts = ImmutableArray.CreateBuilder<SubPart>();
        var i = 0;
        while (i < pattern.Length)
        {
            var open = pattern.IndexOf("${", i, StringComparison.Ordinal);
            var close = open < 0 ? -1 : pattern.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (open > i)
            {
                parts.Add(new(pattern.Substring(i, open - i), IsName: false, i));
            }

            var name = pattern.Substring(open + 2, close - open - 2).Trim();
            parts.Add(name.StartsWith("!", StringComparison.Ordinal) ? new("${" + name.Substring(1) + "}", IsName: false, open) : new(name, IsName: true, open));
            i = close + 1;
        }

        if (i < pattern.Length)
        {
            parts.Add(new(pattern.Substring(i), IsName: false, i));
        }

        return parts.ToImmutable();
    }
}
