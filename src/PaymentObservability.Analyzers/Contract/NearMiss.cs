using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Contract;

/// <summary>
/// Misspelt names: <c>PaymentSucess</c> is recorded, charged for, and seen by no alarm. Another word is never taken for a misspelling, nor is
/// another style of writing.
/// </summary>
internal static class NearMiss
{
    private const int MaxDistance = 2;

    /// <summary>Words of English that are two letters or fewer away from words of the guide's names.</summary>
    private static readonly ImmutableHashSet<string> RealWords = WordSet.Of("""
        account accounts collection collections correction corrections convection pavement parent parents rebound refused succeed succeeds
        successor padding paging piping pinging repaired requires retired rewired reward payback spending sending
        """);

    /// <summary>The contract's metric name that this one misspells, or null where it misspells none.</summary>
    public static string? Of(string name, PaymentContract contract)
    {
        string? best = null;
        var bestDistance = MaxDistance + 1;
        var words = NameWords.Split(name);
        foreach (var kind in contract.Kinds.Values)
        {
            foreach (var metric in kind.Metrics)
            {
                if (metric.Name == name)
                {
                    return null;
                }

                var distance = Distance(words, name, metric.Name);
                if (distance is { } d && (d < bestDistance || (d == bestDistance && string.CompareOrdinal(metric.Name, best) < 0)))
                {
                    bestDistance = d;
                    best = metric.Name;
                }
            }
        }

        return best;
    }

    /// <summary>
    /// The one name that another misspells, so surely that it may be put in its place: letters wrong within its words, or written in another style. Null where it is none
    /// or one of several.
    /// </summary>
    public static string? Misspelt(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = MaxDistance + 1;
        var isOne = true;
        var words = NameWords.Split(name);
        foreach (var candidate in candidates)
        {
            if (candidate == name)
            {
                return null;
            }

            var distance = Distance(words, name, candidate) ?? (string.Concat(words) == string.Concat(NameWords.Split(candidate)) ? 0 : null);
            if (distance is not { } near || near > bestDistance)
            {
                continue;
            }

            isOne = near < bestDistance || candidate == best;
            bestDistance = near;
            best = candidate;
        }

        return isOne ? best : null;
    }

    /// <summary>The one name that another misspells, or that misspells the other: which of the two is right is not known. Null where it is none or one of several.</summary>
    public static string? Twin(string name, IReadOnlyCollection<string> candidates)
    {
        var misspelt = candidates.Where(candidate => candidate != name && Misspelt(candidate, new[] { name }) is not null).Take(2).ToList();
        return misspelt.Count == 0 ? Misspelt(name, candidates) : misspelt.Count == 1 ? misspelt[0] : null;
    }

    /// <summary>The candidate nearest to a misspelt text, without case, or null where none is near: "did you mean".</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        string? best = null;
        var allowed = Math.Max(1, Math.Min(3, text.Length / 3));
        foreach (var candidate in candidates)
        {
            var distance = Distance(text.ToLowerInvariant(), candidate.ToLowerInvariant(), allowed);
            if (distance <= allowed)
            {
                // Strictly nearer ones only from here on, so that the first of equals stays.
                allowed = distance - 1;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>How many letters are wrong; null where the name is right, or another one.</summary>
    private static int? Distance(ImmutableArray<string> words, string name, string contractName)
    {
        var wanted = NameWords.Split(contractName);
        if (words.Length != wanted.Length)
        {
            var joined = string.Concat(words);
            var wantedJoined = string.Concat(wanted);
            if (joined == wantedJoined)
            {
                // All small or all capital letters are a style; some letters of the wrong case are not.
                return IsMixedCase(name) ? 0 : null;
            }

            // More words mean more: PaymentDurationMs. Fewer may be a capital letter forgotten together with another one.
            return words.Length == 1 ? Positive(Distance(joined, wantedJoined, MaxDistance)) : null;
        }

        var sum = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == wanted[i])
            {
                continue;
            }

            if (!IsMisspelling(words[i], wanted[i]))
            {
                return null;
            }

            sum += Distance(words[i], wanted[i], MaxDistance);
        }

        return Positive(sum);
    }

    private static int? Positive(int distance) => distance is > 0 and <= MaxDistance ? distance : null;

    private static bool IsMisspelling(string word, string wanted)
    {
        var allowed = wanted.Length >= 6 ? MaxDistance : wanted.Length >= 4 ? 1 : 0;
        return word[0] == wanted[0]
            && Distance(word, wanted, allowed) <= allowed
            && !RealWords.Contains(word)
            && !IsKnown(word)
            && !IsInflection(word, wanted);
    }

    private static bool IsKnown(string word)
    {
        var words = GuideWords.Words;
        return RoleWords.Success.Contains(word)
            || RoleWords.Failure.Contains(word)
            || RoleWords.Duration.Contains(word)
            || RoleWords.Amount.Contains(word)
            || RoleWords.Payment.Contains(word)
            || RoleWords.Refund.Contains(word)
            || RoleWords.Wallet.Contains(word)
            || words.MoneyVerbs.Contains(word)
            || words.ActingVerbs.Contains(word)
            || words.EventWords.Contains(word);
    }

    private static bool IsInflection(string word, string wanted)
    {
        foreach (var stem in Stems(wanted))
        {
            var last = stem[stem.Length - 1];
            if (word == stem || (last != 's' && word == stem + "s") || word == stem + "es" || word == stem + "ed" || word == stem + "ing"
                || (last == 'e' && (word == stem + "d" || word == stem.Substring(0, stem.Length - 1) + "ing")))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Stems(string word)
    {
        yield return word;
        if (word.Length > 5 && word.EndsWith("ed", StringComparison.Ordinal))
        {
            yield return word.Substring(0, word.Length - 1);
        }

        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            yield return word.Substring(0, word.Length - 3);
        }
    }

    private static bool IsMixedCase(string name)
    {
        var lower = false;
        var upper = false;
        foreach (var c in name)
        {
            lower |= char.IsLower(c);
            upper |= char.IsUpper(c);
        }

        return lower && upper;
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour; anything above <paramref name="limit"/> where there are more.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
