using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>
/// The words by which payments are recognised where no SDK member says so. All in lower case, compared as whole camel-case words:
/// <c>payload</c> is not <c>pay</c>.
/// </summary>
internal sealed record PaymentWords
{
    /// <summary>Verbs that move money by themselves: <c>pay</c>, <c>charge</c>, <c>settle</c>.</summary>
    public ImmutableHashSet<string> MoneyVerbs { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Verbs that move money only where something else speaks of money: <c>capture</c>, <c>transfer</c>.</summary>
    public ImmutableHashSet<string> AmbiguousVerbs { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Verbs that make a payment noun an attempt: <c>process</c> payment, <c>make</c> payment.</summary>
    public ImmutableHashSet<string> ActingVerbs { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Nouns of money that is taken or sent: <c>payment</c>, <c>charge</c>, <c>payout</c>.</summary>
    public ImmutableHashSet<string> PaymentNouns { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Words of money given back: <c>refund</c>, <c>reversal</c>, <c>void</c>.</summary>
    public ImmutableHashSet<string> RefundWords { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Words that give money back only where something else speaks of money: <c>cancel</c>, <c>credit</c>, <c>reverse</c>.</summary>
    public ImmutableHashSet<string> AmbiguousRefundWords { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>
    /// Words that make another thing of a payment noun before them, which no money moves with: payment <c>method</c>, payment <c>status</c>,
    /// payment <c>repository</c>.
    /// </summary>
    public ImmutableHashSet<string> ThingWords { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Words that speak of money without moving it, and so support a doubtful name: <c>billing</c>, <c>invoice</c>, <c>usdc</c>.</summary>
    public ImmutableHashSet<string> MoneyContext { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>First words of members that only look: <c>get</c>, <c>list</c>, <c>find</c>.</summary>
    public ImmutableHashSet<string> ReadVerbs { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Words of a report of what already happened: <c>webhook</c>, <c>succeeded</c>, <c>receipt</c>.</summary>
    public ImmutableHashSet<string> EventWords { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Verbs that bring a wallet into use: <c>connect</c>, <c>create</c>, <c>import</c>.</summary>
    public ImmutableHashSet<string> WalletVerbs { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Nouns for wallets: <c>wallet</c>, <c>carteira</c>.</summary>
    public ImmutableHashSet<string> WalletNouns { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Words that say that a wallet is a CDP, EVM or x402 one: <c>cdp</c>, <c>evm</c>, <c>x402</c>.</summary>
    public ImmutableHashSet<string> CryptoWords { get; init; } = ImmutableHashSet<string>.Empty;
}
