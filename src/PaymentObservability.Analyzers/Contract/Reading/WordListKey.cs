using System;
using System.Collections.Immutable;

namespace PaymentObservability.Contract.Reading;

/// <summary>One list of words.</summary>
/// <param name="Key">Its key in the contract file.</param>
/// <param name="Get">The words as they are.</param>
/// <param name="With">The words with this list changed.</param>
internal sealed record WordListKey(
    string Key,
    Func<PaymentWords, ImmutableHashSet<string>> Get,
    Func<PaymentWords, ImmutableHashSet<string>, PaymentWords> With);
