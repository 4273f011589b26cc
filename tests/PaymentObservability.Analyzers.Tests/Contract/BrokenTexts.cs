using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace PaymentObservability.Tests.Contract;

/// <summary>Texts as they are while somebody writes them, and as nobody would.</summary>
internal static class BrokenTexts
{
    private static readonly string[] Fragments =
    {
        "\t", "\n", "\r", " ", ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "|", ">", "#", "&a ", "*a", "!Ref ", "!Sub ", "!", "%", "@", "`", "?", "? ", ",",
        "<<: *a", "---\n", "...\n", "\0", "\uFEFF", "\uD800", "é", "~", "null", "Fn::Sub", "${", "${X}", "::", "\u2028", "\u0085",
    };

    /// <summary>The text cut off at every seventh character, and the rest from there.</summary>
    public static IEnumerable<string> Cuts(string text) =>
        Enumerable.Range(0, (text.Length / 7) + 1).SelectMany(i => new[] { text.Substring(0, i * 7), text.Substring(i * 7) });

    /// <summary>The text with a few characters lost, doubled, or replaced by what means something in YAML or JSON.</summary>
    public static Arbitrary<string> Mutations(string text)
    {
        var edit = Gen.Choose(0, text.Length).SelectMany(at => Gen.Choose(0, 20).SelectMany(length => Gen.Elements(Fragments).Select(put => (at, length, put))));
        return edit.NonEmptyListOf().Select(edits => edits.Take(6).Aggregate(text, Apply)).ToArbitrary();
    }

    /// <summary>Texts that break parsers.</summary>
    public static IEnumerable<string> Bombs()
    {
        yield return new string('[', 100_000);
        yield return string.Concat(Enumerable.Repeat("{a: ", 100_000));
        yield return string.Concat(Enumerable.Repeat("- ", 100_000));
        yield return string.Concat(Enumerable.Repeat("? ", 100_000));
        yield return string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n"));
        yield return "a: &a [" + new string('x', 10) + "]\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"{(char)('b' + (i % 20))}{i}: &{Name(i)} [{string.Join(", ", Enumerable.Repeat("*" + Name(i - 1), 20))}]\n"));
        yield return "a: &a [*a]\n";
        yield return "&a a: *a\n";
        yield return new string('x', (1024 * 1024) + 1);
        yield return "a: " + new string('x', 500_000);
    }

    private static string Name(int i) => i < 0 ? "a" : "n" + i;

    private static string Apply(string text, (int At, int Length, string Put) edit)
    {
        var at = Math.Min(edit.At, text.Length);
        return text.Substring(0, at) + edit.Put + text.Substring(Math.Min(text.Length, at + edit.Length));
    }
}
