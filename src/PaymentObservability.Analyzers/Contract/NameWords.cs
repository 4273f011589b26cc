using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PaymentObservability.Contract;

/// <summary>
/// Splits a name of any style into its words: <c>ProcessHTTPPaymentAsync</c> → process, http, payment, async; <c>x402.payment_duration</c> →
/// x402, payment, duration. Words are in lower case and without accents (<c>Transação</c> → transacao); nothing but separators is dropped.
/// </summary>
internal static class NameWords
{
    /// <summary>Letters before a number that belongs to them although they are more than one: <c>web3</c>, <c>erc20</c>.</summary>
    private static readonly HashSet<string> NumberedPrefixes = new() { "base", "bip", "eip", "erc", "iso", "sha", "utf", "web" };

    /// <summary>
    /// Pairs that are one word however they are written. Without them <c>PayPal</c> and <c>PayLoad</c> would both speak of paying.
    /// </summary>
    private static readonly HashSet<string> Compounds = new()
    {
        "payload", "payroll", "payout", "payin", "payback", "paywall",
        "payband", "paybands", "paycheck", "paychecks", "paycode", "paycodes", "payday", "paydays", "payelement", "payelements", "paygrade", "paygrades", "payperiod", "payperiods",
        "payrate", "payrates", "payrun", "payruns", "payscale", "payscales", "paysheet", "paysheets", "payslip", "payslips", "paystub", "paystubs",
        "addfunds", "addmoney", "loadfunds", "loadmoney", "sendfunds", "sendmoney",
        "checkout", "chargeback", "topup", "cashout", "cashback", "writeoff", "creditcard", "debitcard", "giftcard",
        "timeout", "timeouts", "timestamp", "webhook", "lookup", "setup", "signup", "callback", "blockchain", "onchain", "offchain", "walletconnect", "metamask",
        "applepay", "googlepay", "samsungpay", "amazonpay", "shoppay", "afterpay", "alipay", "btcpay", "paypal", "paypay", "payu", "payme",
        "paysafe", "paystack", "paytabs", "payfast", "payway", "paytm", "paddlepay", "phonepe", "picpay", "razorpay", "vnpay", "wepay",
        "worldpay", "mercadopago", "pagseguro", "pagbank", "opennode", "coinbase",
    };

    /// <summary>The words of a name, in order; empty where it holds neither letter nor digit.</summary>
    public static ImmutableArray<string> Split(string name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (IsMark(c))
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c))
            {
                End(word, words);
                continue;
            }

            if (word.Length > 0 && StartsWord(name, i, word))
            {
                End(word, words);
            }

            word.Append(Fold(char.ToLowerInvariant(c)));
        }

        End(word, words);
        return JoinCompounds(words);
    }

    /// <summary>Where the last run of these words, side by side and in this order, ends in a name; -1 where there is none.</summary>
    public static int EndOfRun(ImmutableArray<string> words, ImmutableArray<string> run)
    {
        for (var start = words.Length - run.Length; start >= 0 && run.Length > 0; start--)
        {
            var matched = 0;
            while (matched < run.Length && words[start + matched] == run[matched])
            {
                matched++;
            }

            if (matched == run.Length)
            {
                return start + run.Length;
            }
        }

        return -1;
    }

    /// <summary>Whether the character at <paramref name="i"/> begins a word although no separator stands before it.</summary>
    private static bool StartsWord(string name, int i, StringBuilder word)
    {
        var c = name[i];
        var previous = name[i - 1];
        if (char.IsDigit(c))
        {
            return !char.IsDigit(previous) && word.Length > 1 && !NumberedPrefixes.Contains(word.ToString());
        }

        if (char.IsDigit(previous))
        {
            return true;
        }

        if (!char.IsUpper(c))
        {
            return false;
        }

        if (!char.IsUpper(previous))
        {
            return true;
        }

        // In a run of capitals the last one begins the next word (HTTPPayment), but for the plural of an acronym (PaymentIDs).
        return i + 1 < name.Length && char.IsLower(name[i + 1]) && !IsPluralEnd(name, i + 1);
    }

    private static bool IsPluralEnd(string name, int i) =>
        name[i] == 's' && (i + 1 == name.Length || !char.IsLower(name[i + 1]));

    private static void End(StringBuilder word, ImmutableArray<string>.Builder words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    private static ImmutableArray<string> JoinCompounds(ImmutableArray<string>.Builder words)
    {
        for (var i = words.Count - 2; i >= 0; i--)
        {
            var joined = words[i] + words[i + 1];
            if (Compounds.Contains(joined))
            {
                words[i] = joined;
                words.RemoveAt(i + 1);
            }
        }

        return words.ToImmutable();
    }

    private static bool IsMark(char c) => c > '\u02FF' && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    // string.Normalize would do this for every script, but it throws on lone surrogates, which a half-typed literal may hold.
    private static char Fold(char c) => c switch
    {
        >= 'à' and <= 'å' => 'a',
        'ç' => 'c',
        >= 'è' and <= 'ë' => 'e',
        >= 'ì' and <= 'ï' => 'i',
        'ñ' => 'n',
        (>= 'ò' and <= 'ö') or 'ø' => 'o',
        >= 'ù' and <= 'ü' => 'u',
        'ý' or 'ÿ' => 'y',
        _ => c,
    };
}
