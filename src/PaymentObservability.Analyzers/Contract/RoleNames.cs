using System;
using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>
/// Whether a metric that a team named itself says what the contract asks for. Only a name that plainly speaks of something else is
/// turned down: a team with its own names is not nagged.
/// </summary>
internal static class RoleNames
{
    /// <summary>Whether a metric of this name, recorded by an operation of this kind, fills the role.</summary>
    /// <param name="role">The role to fill.</param>
    /// <param name="kind">The operation's kind: <c>RefundSuccess</c> says nothing of a payment.</param>
    /// <param name="name">The metric's name in any style.</param>
    /// <param name="contract">The kind's contract, whose own names come first.</param>
    /// <param name="strict">Whether only the contract's own name will do.</param>
    public static bool Fills(MetricRole role, PaymentKind kind, string name, KindContract contract, bool strict)
    {
        if (strict)
        {
            return contract.Metric(role)?.Name == name;
        }

        var words = NameWords.Split(name);
        foreach (var metric in contract.Metrics)
        {
            if (IsSameName(metric.Name, name, words))
            {
                return metric.Role == role || (role == MetricRole.Outcome && metric.Role == MetricRole.Failure);
            }
        }

        return !SpeaksOfAnotherKind(kind, words) && Matches(role, Sense(words));
    }

    /// <summary>What the name alone says that the metric measures.</summary>
    public static MetricSense Sense(string name) => Sense(NameWords.Split(name));

    private static bool Matches(MetricRole role, MetricSense sense) => role switch
    {
        MetricRole.Outcome => sense is MetricSense.Success or MetricSense.Failure or MetricSense.Either,
        MetricRole.Duration => sense == MetricSense.Duration,
        MetricRole.Amount => sense == MetricSense.Amount,
        MetricRole.Failure => sense == MetricSense.Failure,
        MetricRole.Pending => sense == MetricSense.Pending,
        MetricRole.Challenge => sense == MetricSense.Challenge,
        _ => false,
    };

    private static MetricSense Sense(ImmutableArray<string> words)
    {
        if (RoleWords.Unrelated.HasAny(words))
        {
            return MetricSense.None;
        }

        var failure = RoleWords.Failure.HasAny(words);
        if (RoleWords.Duration.HasAny(words))
        {
            return MetricSense.Duration;
        }

        if (RoleWords.Amount.HasAny(words))
        {
            // Amounts are of money that moved: what failed moved none.
            return failure ? MetricSense.None : MetricSense.Amount;
        }

        if (RoleWords.Challenge.HasAny(words) || (RoleWords.PerhapsChallenge.HasAny(words) && (RoleWords.Payment.HasAny(words) || words.Contains("402"))))
        {
            return MetricSense.Challenge;
        }

        if (RoleWords.Pending.HasAny(words))
        {
            return MetricSense.Pending;
        }

        // "Result" and "status" beside a plain word only name its dimension: PaymentStatusFailed counts failures.
        var success = RoleWords.Success.HasAny(words);
        if (success || failure)
        {
            return success && failure ? MetricSense.Either : success ? MetricSense.Success : MetricSense.Failure;
        }

        if (RoleWords.Either.HasAny(words) && (SpeaksOfMoney(words) || RoleWords.Either.Contains(words[words.Length - 1])))
        {
            // OrderStatusUpdated counts something else.
            return MetricSense.Either;
        }

        if (RoleWords.PerhapsPending.HasAny(words))
        {
            return MetricSense.Pending;
        }

        if (CountsAttempts(words))
        {
            return MetricSense.Either;
        }

        return RoleWords.Total.HasAny(words) ? MetricSense.Amount : MetricSense.None;
    }

    /// <summary>
    /// <c>payments</c>, <c>PaymentCount</c>, <c>refunds_total</c>; but not <c>PaymentTotal</c>, which is money, nor <c>PaymentAttempts</c>,
    /// which says nothing of how they ended.
    /// </summary>
    private static bool CountsAttempts(ImmutableArray<string> words)
    {
        var noun = false;
        var plural = false;
        var total = false;
        foreach (var word in words)
        {
            if (RoleWords.Counting.Contains(word))
            {
                total |= RoleWords.Total.Contains(word);
            }
            else if (IsMoney(word))
            {
                noun = true;
                plural |= word.EndsWith("s", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal);
            }
            else
            {
                return false;
            }
        }

        return noun && (plural || !total);
    }

    private static bool IsMoney(string word) => RoleWords.Payment.Contains(word) || RoleWords.Refund.Contains(word) || RoleWords.Wallet.Contains(word);

    private static bool SpeaksOfMoney(ImmutableArray<string> words) =>
        RoleWords.Payment.HasAny(words) || RoleWords.Refund.HasAny(words) || RoleWords.Wallet.HasAny(words);

    private static bool SpeaksOfAnotherKind(PaymentKind kind, ImmutableArray<string> words)
    {
        var payment = RoleWords.Payment.HasAny(words);
        var refund = RoleWords.Refund.HasAny(words);
        var wallet = RoleWords.Wallet.HasAny(words);
        return kind switch
        {
            PaymentKind.Payment => refund || (wallet && !payment),
            PaymentKind.Refund => !refund && (payment || wallet),
            PaymentKind.Wallet => !wallet && (payment || refund),
            _ => false,
        };
    }

    /// <summary>The same words in whatever style: <c>payment_success</c>, <c>paymentsuccess</c>.</summary>
    private static bool IsSameName(string contractName, string name, ImmutableArray<string> words) =>
        string.Equals(contractName, name, StringComparison.OrdinalIgnoreCase)
        || string.Concat(words) == string.Concat(NameWords.Split(contractName));
}
