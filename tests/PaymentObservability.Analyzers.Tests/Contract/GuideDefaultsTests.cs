using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;
using Xunit;

namespace PaymentObservability.Tests.Contract;

public sealed class GuideDefaultsTests
{
    [Theory]
    [InlineData(PaymentKind.Payment, "X402Payment", "PaymentSuccess Count!, PaymentDuration Milliseconds!, PaymentAmount None, PaymentFailure Count, PaymentPending Count, PaymentRequired Count")]
    [InlineData(PaymentKind.Refund, "X402Payment", "RefundSuccess Count!, RefundDuration Milliseconds!, RefundAmount None, RefundFailure Count, RefundPending Count")]
    [InlineData(PaymentKind.Wallet, "CDPWallet", "ConnectionSuccess Count!, ConnectionDuration Milliseconds, ConnectionFailure Count")]
    public void MetricsAreTheGuides(object kind, string metricNamespace, string metrics)
    {
        var contract = GuideDefaults.Contract.Kinds[(PaymentKind)kind];

        Assert.Equal(metricNamespace, contract.Namespace);
        Assert.Equal(metrics, string.Join(", ", contract.Metrics.Select(m => $"{m.Name} {m.Unit}{(m.Required ? "!" : "")}")));
        Assert.Equal((PaymentKind)kind, contract.Kind);
        Assert.Equal(contract.Metrics.Length, contract.Metrics.Select(m => m.Role).Distinct().Count());
    }

    [Fact]
    public void EventsAndReadsOweNothing() =>
        Assert.Equal(
            new[] { PaymentKind.Payment, PaymentKind.Refund, PaymentKind.Wallet },
            GuideDefaults.Contract.Kinds.Keys.OrderBy(kind => kind));

    [Fact]
    public void WordsAreWholeWordsAsNamesSplit()
    {
        foreach (var word in Sets(GuideDefaults.Contract.Words).SelectMany(set => set).Concat(GuideDefaults.Contract.HighCardinalityWords))
        {
            Assert.Equal(new[] { word }, NameWords.Split(word));
        }
    }

    [Fact]
    public void NoSetIsEmpty() => Assert.All(Sets(GuideDefaults.Contract.Words), Assert.NotEmpty);

    [Fact]
    public void VerbsThatMoveMoneyByThemselvesAreInNoSetThatSaysTheyDoNot()
    {
        var words = GuideDefaults.Contract.Words;
        var others = new[] { words.AmbiguousVerbs, words.AmbiguousRefundWords, words.RefundWords, words.ThingWords, words.ReadVerbs, words.EventWords };

        Assert.Empty(others.SelectMany(set => set.Intersect(words.MoneyVerbs)));
        Assert.Empty(words.ActingVerbs.Intersect(words.ReadVerbs));
        Assert.Empty(words.RefundWords.Intersect(words.AmbiguousRefundWords));
    }

    [Theory]
    [InlineData("transaction")]
    [InlineData("gateway")]
    [InlineData("order")]
    [InlineData("event")]
    [InlineData("payload")]
    [InlineData("payroll")]
    public void FalseFriendsAreNoPaymentWords(string word)
    {
        var words = GuideDefaults.Contract.Words;
        Assert.All(new[] { words.MoneyVerbs, words.PaymentNouns, words.RefundWords, words.MoneyContext }, set => Assert.DoesNotContain(word, set));
    }

    private static IEnumerable<ImmutableHashSet<string>> Sets(PaymentWords words) =>
        typeof(PaymentWords).GetProperties().Where(p => p.PropertyType == typeof(ImmutableHashSet<string>)).Select(p => (ImmutableHashSet<string>)p.GetValue(words)!);
}
