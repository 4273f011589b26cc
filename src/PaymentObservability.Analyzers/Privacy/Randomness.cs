using System;
using System.Collections.Generic;

namespace PaymentObservability.Privacy;

/// <summary>Whether a text looks drawn by chance, as keys are, and not chosen by a person: words, names and counted sequences are not.</summary>
internal static class Randomness
{
    /// <summary>Bits a letter below which a text repeats itself too much; random hexadecimal digits have close to 4, random base64 above 4.5.</summary>
    private const double LeastBits = 3.0;

    /// <summary>
    /// Letters in a row of one class (upper case, lower case, digits) above which a text is made of words. Random base64 has about 1.5,
    /// random hexadecimal digits about 2.1, <c>MySuperSecretPassword123</c> has 4.8.
    /// </summary>
    private const double MostInRow = 2.7;

    /// <summary>Whether nobody would think of it.</summary>
    public static bool IsRandom(string text) => Bits(text) >= LeastBits && MeanRow(text) <= MostInRow;

    /// <summary>Shannon's entropy in bits a letter.</summary>
    public static double Bits(string text)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in text)
        {
            counts[c] = counts.TryGetValue(c, out var count) ? count + 1 : 1;
        }

        var bits = 0.0;
        foreach (var count in counts.Values)
        {
            var share = (double)count / text.Length;
            bits -= share * Math.Log(share, 2);
        }

        return bits;
    }

    /// <summary>How many letters of one class stand side by side on average; a capital and what follows it are one, as in <c>Word</c>.</summary>
    private static double MeanRow(string text)
    {
        var rows = 0;
        var last = '\0';
        foreach (var c in text)
        {
            var kind = Class(c);
            if (kind != last && !(last == 'A' && kind == 'a'))
            {
                rows++;
            }

            last = kind;
        }

        return rows == 0 ? 0 : (double)text.Length / rows;
    }

    private static char Class(char c) => char.IsDigit(c) ? '0' : char.IsUpper(c) ? 'A' : char.IsLower(c) ? 'a' : '-';
}
