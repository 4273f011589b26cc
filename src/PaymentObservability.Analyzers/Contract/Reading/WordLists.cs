using System;
using System.Collections.Immutable;

namespace PaymentObservability.Contract.Reading;

/// <summary>The keys of <c>words</c> and the sets that they change.</summary>
internal static class WordLists
{
    /// <summary>All of them, by key.</summary>
    public static readonly ImmutableArray<WordListKey> All = ImmutableArray.Create(
        new WordListKey("money-verbs", words => words.MoneyVerbs, (words, set) => words with { MoneyVerbs = set }),
        new WordListKey("ambiguous-verbs", words => words.AmbiguousVerbs, (words, set) => words with { AmbiguousVerbs = set }),
        new WordListKey("acting-verbs", words => words.ActingVerbs, (words, set) => words with { ActingVerbs = set }),
        new WordListKey("payment-nouns", words => words.PaymentNouns, (words, set) => words with { PaymentNouns = set }),
        new WordListKey("refund-words", words => words.RefundWords, (words, set) => words with { RefundWords = set }),
        new WordListKey("ambiguous-refund-words", words => words.AmbiguousRefundWords, (words, set) => words with { AmbiguousRefundWords = set }),
        new WordListKey("thing-words", words => words.ThingWords, (words, set) => words with { ThingWords = set }),
        new WordListKey("money-context", words => words.MoneyContext, (words, set) => words with { MoneyContext = set }),
        new WordListKey("read-verbs", words => words.ReadVerbs, (words, set) => words with { ReadVerbs = set }),
        new WordListKey("event-words", words => words.EventWords, (words, set) => words with { EventWords = set }),
        new WordListKey("wallet-verbs", words => words.WalletVerbs, (words, set) => words with { WalletVerbs = set }),
        new WordListKey("wallet-nouns", words => words.WalletNouns, (words, set) => words with { WalletNouns = set }),
        new WordListKey("crypto-words", words => words.CryptoWords, (words, set) => words with { CryptoWords = set }));

    /// <summary>Their keys.</summary>
    public static readonly ImmutableArray<string> Keys = ImmutableArray.CreateRange(All, list => list.Key);

    /// <summary>The list of a key, or null.</summary>
    public static WordListKey? Find(string key)
    {
        foreach (var list in All)
        {
            if (string.Equals(list.Key, key, StringComparison.Ordinal))
            {
                return list;
            }
        }

        return null;
    }
}
