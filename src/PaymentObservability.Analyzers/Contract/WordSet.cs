using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>Sets of words, written as one text.</summary>
internal static class WordSet
{
    private static readonly char[] Blanks = { ' ', '\r', '\n' };

    /// <summary>The words between blanks.</summary>
    public static ImmutableHashSet<string> Of(string words) => ImmutableHashSet.Create(words.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether any of these words is in the set.</summary>
    public static bool HasAny(this ImmutableHashSet<string> set, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (set.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all of these words are in the set.</summary>
    public static bool HasAll(this ImmutableHashSet<string> set, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (!set.Contains(word))
            {
                return false;
            }
        }

        return true;
    }
}
