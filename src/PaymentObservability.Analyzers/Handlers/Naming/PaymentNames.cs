using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>
/// Reads what a name says about money, by whole words in the order of English (and its neighbours): a verb first, what it acts on last.
/// <c>ProcessPaymentForOrder</c> moves money, <c>SendPaymentEmail</c>, <c>SavePayment</c> and <c>GetPayments</c> do not.
/// </summary>
internal sealed class PaymentNames
{
    private readonly PaymentWords words;

    public PaymentNames(PaymentWords words) => this.words = words;

    /// <summary>The words of a name as this reader counts them: <c>Async</c> and <c>Try</c> left off.</summary>
    public static ImmutableArray<string> WordsOf(string name)
    {
        var split = NameWords.Split(name);
        var end = split.Length;
        while (end > 0 && split[end - 1] == "async")
        {
            end--;
        }

        var start = end > 1 && split[0] is "try" or "async" ? 1 : 0;
        return ImmutableArray.Create(split, start, end - start);
    }

    /// <summary>Whether the word speaks of money that moves, of either direction.</summary>
    public bool IsMoney(string word) =>
        words.MoneyVerbs.Contains(word) || words.AmbiguousVerbs.Contains(word) || words.PaymentNouns.Contains(word) || IsSureRefund(word);

    /// <summary>Whether the word only says something together with what it acts on: <c>process</c>, but also <c>authorize</c> and <c>capture</c>.</summary>
    public bool IsActing(string word) => words.ActingVerbs.Contains(word) && !words.MoneyVerbs.Contains(word);

    /// <summary>Whether the word makes another thing of a payment noun before it: payment <c>method</c>.</summary>
    public bool IsThing(string word) => words.ThingWords.Contains(word);

    /// <summary>Whether the word is the verb of something that only looks.</summary>
    public bool IsRead(string word) => words.ReadVerbs.Contains(word);

    /// <summary>Whether the word speaks of money without moving it: <c>card</c>, <c>stripe</c>.</summary>
    public bool IsMoneyContext(string word) => words.MoneyContext.Contains(word);

    /// <summary>Whether the word names a wallet, of whatever sort.</summary>
    public bool IsWallet(string word) => words.WalletNouns.Contains(word);

    /// <summary>Whether any of the words speaks of money, be it only as context.</summary>
    public bool SpeakOfMoney(IEnumerable<string> any)
    {
        foreach (var word in any)
        {
            if (words.PaymentNouns.Contains(word) || words.MoneyContext.Contains(word) || IsSureRefund(word) || words.MoneyVerbs.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any of the words says that a wallet is a crypto wallet.</summary>
    public bool SpeakOfCrypto(IEnumerable<string> any)
    {
        foreach (var word in any)
        {
            if (words.CryptoWords.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the name of a method, a command or a route says it does.</summary>
    public NameVerdict Judge(ImmutableArray<string> name)
    {
        var phrase = CutAtPreposition(name);
        if (phrase.IsEmpty)
        {
            return NameVerdict.None;
        }

        // ProcessPaymentMessage processes what the message asks for.
        if (phrase.Length > 2 && Vocabulary.ConsumingVerbs.Contains(phrase[0]) && Vocabulary.Carriers.Contains(phrase[phrase.Length - 1]))
        {
            phrase = phrase.RemoveAt(phrase.Length - 1);
        }

        // ProcessCancelPayment, HandleGetPayment: the second verb is the one that counts.
        if (phrase.Length > 2 && Vocabulary.GenericVerbs.Contains(phrase[0])
            && (words.ReadVerbs.Contains(phrase[1]) || words.AmbiguousRefundWords.Contains(phrase[1]) || words.MoneyVerbs.Contains(phrase[1]) || Vocabulary.BookkeepingVerbs.Contains(phrase[1]))
            && (words.PaymentNouns.Contains(phrase[2]) || !words.PaymentNouns.Contains(phrase[1])))
        {
            phrase = phrase.RemoveAt(0);
        }

        var first = phrase[0];
        var last = phrase[phrase.Length - 1];
        if (Wallet(phrase) is { Kind: not null } wallet)
        {
            return wallet;
        }

        var speaksOfMoney = Contains(phrase, words.PaymentNouns) || phrase.Any(IsSureRefund) || Contains(phrase, words.MoneyVerbs);
        if (!speaksOfMoney && !words.AmbiguousVerbs.Contains(first) && !words.AmbiguousRefundWords.Contains(first) && !MovesSomething(phrase))
        {
            return NameVerdict.None;
        }

        if (words.ReadVerbs.Contains(first))
        {
            return NameVerdict.Doubtful(PaymentKind.Read);
        }

        if (IsReport(phrase, name))
        {
            return NameVerdict.Sure(PaymentKind.Event);
        }

        if (Vocabulary.BookkeepingVerbs.Contains(first) || (phrase.Length > 1 && words.ThingWords.Contains(last) && !Acts(phrase, last)) || ContainsAfterFirst(phrase, Vocabulary.DraftWords))
        {
            return NameVerdict.None;
        }

        return Refund(phrase) is { Kind: not null } refund ? refund : Payment(phrase);
    }

    /// <summary>What a type named for what it does says: <c>ProcessPaymentUseCase</c>, <c>RefundOrderCommand</c>. A mere noun is only doubtful.</summary>
    public NameVerdict JudgeType(ImmutableArray<string> name)
    {
        var end = name.Length;
        while (end > 0 && Vocabulary.TypeSuffixes.Contains(name[end - 1]))
        {
            end--;
        }

        if (end == 0)
        {
            return NameVerdict.None;
        }

        var core = ImmutableArray.Create(name, 0, end);
        if (Vocabulary.PassiveTypes.Contains(core[end - 1]))
        {
            return NameVerdict.None;
        }

        if (Contains(core, Vocabulary.BeginningWords))
        {
            return words.PaymentNouns.Contains(core[0]) ? NameVerdict.Doubtful(PaymentKind.Payment) : NameVerdict.None;
        }

        var verdict = Judge(core);
        if (verdict.Kind is PaymentKind.Payment or PaymentKind.Refund && end == 1)
        {
            // One word is a noun here: PaymentService, RefundHandler.
            return NameVerdict.Doubtful(verdict.Kind.Value);
        }

        if (verdict.Kind is null && !(end > 1 && (Vocabulary.BookkeepingVerbs.Contains(core[0]) || ContainsAfterFirst(core, Vocabulary.DraftWords))) && (words.PaymentNouns.Contains(core[end - 1]) || (end > 1 && words.PaymentNouns.Contains(core[0]) && !words.ThingWords.Contains(core[end - 1]))))
        {
            return NameVerdict.Doubtful(PaymentKind.Payment);
        }

        return verdict;
    }

    /// <summary>What handing over an object of this type asks for, or null: <c>PaymentRequest</c> for a payment, <c>PaymentQuery</c> and <c>PaymentPaid</c> for nothing.</summary>
    public PaymentKind? JudgeRequest(ImmutableArray<string> type)
    {
        if (type.IsEmpty || type[type.Length - 1] is "event" or "notification" || type.Any(word => word is "query" or "filter" or "criteria" or "search" or "parameters" or "pagination"))
        {
            return null;
        }

        var verdict = JudgeType(type);
        return verdict.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet && (verdict.IsSure || type[type.Length - 1] is "command" or "request" or "input") ? verdict.Kind : null;
    }

    private NameVerdict Payment(ImmutableArray<string> phrase)
    {
        var first = phrase[0];
        if (words.MoneyVerbs.Contains(first))
        {
            return NameVerdict.Sure(PaymentKind.Payment);
        }

        // HandlePayBill, ProcessBillPay; a money verb in the midst of other words is their attribute.
        if (words.ActingVerbs.Contains(first)
            && (ContainsAfterFirst(phrase, words.PaymentNouns) || (phrase.Length > 1 && (words.MoneyVerbs.Contains(phrase[1]) || words.MoneyVerbs.Contains(phrase[phrase.Length - 1])))))
        {
            return NameVerdict.Sure(PaymentKind.Payment);
        }

        if (MovesSomething(phrase))
        {
            return NameVerdict.Doubtful(PaymentKind.Payment);
        }

        if (words.AmbiguousVerbs.Contains(first) && (ContainsAfterFirst(phrase, words.PaymentNouns) || ContainsAfterFirst(phrase, words.MoneyContext)))
        {
            return NameVerdict.Sure(PaymentKind.Payment);
        }

        if (IsActing(first))
        {
            return NameVerdict.None;
        }

        if (words.AmbiguousVerbs.Contains(first))
        {
            return NameVerdict.Doubtful(PaymentKind.Payment);
        }

        if (words.PaymentNouns.Contains(first))
        {
            // PaymentProcess, PaymentExecution: the verb came last. PaymentRequired and PaymentView are things.
            return phrase.Length == 1 || phrase.Skip(1).Any(word => words.ActingVerbs.Contains(word) || word is "processing" or "execution" or "initiation")
                ? NameVerdict.Doubtful(PaymentKind.Payment)
                : NameVerdict.None;
        }

        // StripePayment, OrderCheckout, BulkTransfer: a noun after its attribute.
        return words.PaymentNouns.Contains(phrase[phrase.Length - 1]) || words.MoneyVerbs.Contains(phrase[phrase.Length - 1])
            ? NameVerdict.Doubtful(PaymentKind.Payment)
            : NameVerdict.None;
    }

    private NameVerdict Refund(ImmutableArray<string> phrase)
    {
        var first = phrase[0];
        if (IsSureRefund(first))
        {
            return NameVerdict.Sure(PaymentKind.Refund);
        }

        if (words.AmbiguousRefundWords.Contains(first))
        {
            if (ContainsAfterFirst(phrase, Vocabulary.CancellableNouns))
            {
                return NameVerdict.Sure(PaymentKind.Refund);
            }

            return phrase.Length == 1 ? NameVerdict.Doubtful(PaymentKind.Refund) : NameVerdict.None;
        }

        if (!phrase.Skip(1).Any(IsSureRefund))
        {
            return NameVerdict.None;
        }

        return words.ActingVerbs.Contains(first) ? NameVerdict.Sure(PaymentKind.Refund) : NameVerdict.Doubtful(PaymentKind.Refund);
    }

    private NameVerdict Wallet(ImmutableArray<string> phrase)
    {
        var last = phrase[phrase.Length - 1];
        if (!Contains(phrase, words.WalletNouns) || !(words.WalletNouns.Contains(last) || last is "connect" or "connection" or "session"))
        {
            return NameVerdict.None;
        }

        if (phrase[0] is "connect" or "reconnect" || (last == "connect" && words.WalletNouns.Contains(phrase[0])))
        {
            return NameVerdict.Sure(PaymentKind.Wallet);
        }

        return words.WalletVerbs.Contains(phrase[0])
            ? SpeakOfCrypto(phrase) ? NameVerdict.Sure(PaymentKind.Wallet) : NameVerdict.Doubtful(PaymentKind.Wallet)
            : NameVerdict.None;
    }

    /// <summary>Past tense, a webhook, a status: what is told, not what is done.</summary>
    private bool IsReport(ImmutableArray<string> phrase, ImmutableArray<string> name)
    {
        // What was created or asked for is still to be paid.
        if (Contains(phrase, Vocabulary.BeginningWords))
        {
            return false;
        }

        if (name[0] == "on")
        {
            return true;
        }

        foreach (var word in phrase)
        {
            if (words.EventWords.Contains(word))
            {
                return true;
            }
        }

        return phrase.Length > 1 && Vocabulary.EventHeads.Contains(phrase[phrase.Length - 1]);
    }

    /// <summary><c>CreateTransfer</c>, <c>ProcessWithdrawal</c>, <c>StartSubscription</c>: of money, where something around it speaks of money.</summary>
    private bool MovesSomething(ImmutableArray<string> phrase) => words.ActingVerbs.Contains(phrase[0]) && ContainsAfterFirst(phrase, Vocabulary.MovementNouns);

    /// <summary>A verb that moves money by itself may act on what otherwise is another subject: <c>ChargeCustomer</c>, <c>PayAccount</c>.</summary>
    private bool Acts(ImmutableArray<string> phrase, string last) =>
        (words.MoneyVerbs.Contains(phrase[0]) || words.AmbiguousVerbs.Contains(phrase[0]) || IsSureRefund(phrase[0]))
        && last is "customer" or "customers" or "user" or "users" or "account" or "accounts" or "item" or "items" or "cart" or "amount" or "fee" or "fees" or "product" or "products" or "total" or "plan" or "statement" or "book" or "line" or "service" or "client" or "token";

    /// <summary>A refund word that needs no other beside it; <c>cancel</c> and <c>void</c> do.</summary>
    private bool IsSureRefund(string word) => words.RefundWords.Contains(word) && !words.AmbiguousRefundWords.Contains(word);

    private static ImmutableArray<string> CutAtPreposition(ImmutableArray<string> name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (Vocabulary.Prepositions.Contains(name[i]))
            {
                return ImmutableArray.Create(name, 0, i);
            }
        }

        return name;
    }

    private static bool Contains(ImmutableArray<string> phrase, ImmutableHashSet<string> set)
    {
        foreach (var word in phrase)
        {
            if (set.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsAfterFirst(ImmutableArray<string> phrase, ImmutableHashSet<string> set)
    {
        for (var i = 1; i < phrase.Length; i++)
        {
            if (set.Contains(phrase[i]))
            {
                return true;
            }
        }

        return false;
    }
}
