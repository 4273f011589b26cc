using FsCheck;
using FsCheck.Fluent;
using PaymentObservability.Contract;
using Xunit;

namespace PaymentObservability.Tests.Contract;

public sealed class NearMissTests
{
    [Theory]
    [InlineData("PaymentSucess", "PaymentSuccess")]
    [InlineData("PaymentSucces", "PaymentSuccess")]
    [InlineData("PaymentSuccesss", "PaymentSuccess")]
    [InlineData("PaymnetSuccess", "PaymentSuccess")]
    [InlineData("PaymentSuccses", "PaymentSuccess")]
    [InlineData("Paymentsuccess", "PaymentSuccess")]
    [InlineData("PayMentSuccess", "PaymentSuccess")]
    [InlineData("payment_sucess", "PaymentSuccess")]
    [InlineData("PaymentDurration", "PaymentDuration")]
    [InlineData("PaymentDuraton", "PaymentDuration")]
    [InlineData("PaymentAmmount", "PaymentAmount")]
    [InlineData("PaymentAmout", "PaymentAmount")]
    [InlineData("ConectionSuccess", "ConnectionSuccess")]
    [InlineData("RefundSuccss", "RefundSuccess")]
    [InlineData("PaymentRequierd", "PaymentRequired")]
    public void Misspellings(string name, string meant) => Assert.Equal(meant, NearMiss.Of(name, GuideDefaults.Contract));

    [Theory]
    [InlineData("PaymentSuccess")]
    [InlineData("PaymentFailure")]
    [InlineData("payment_success")]
    [InlineData("PAYMENT_SUCCESS")]
    [InlineData("paymentsuccess")]
    [InlineData("paymentSuccess")]
    [InlineData("PaymentFailures")]
    [InlineData("PaymentFailed")]
    [InlineData("PaymentsSuccess")]
    [InlineData("PaymentSuccesses")]
    [InlineData("PaymentSucceed")]
    [InlineData("PaymentDurationMs")]
    [InlineData("PaymentDurations")]
    [InlineData("PaymentAccount")]
    [InlineData("ParentDuration")]
    [InlineData("PaymentSending")]
    [InlineData("PaymentPadding")]
    [InlineData("PaymentRequires")]
    [InlineData("CollectionSuccess")]
    [InlineData("PaymentSuccess2")]
    [InlineData("MyPaymentSuccess")]
    [InlineData("PaymentStatus")]
    [InlineData("")]
    [InlineData("a")]
    public void OtherNames(string name) => Assert.Null(NearMiss.Of(name, GuideDefaults.Contract));

    [Theory]
    [InlineData("namspace", "namespace")]
    [InlineData("Metrics", "metrics")]
    [InlineData("metric", "metrics")]
    [InlineData("banana", null)]
    [InlineData("", null)]
    public void NearestKey(string text, string? nearest) =>
        Assert.Equal(nearest, NearMiss.Nearest(text, new[] { "namespace", "metrics", "span" }));

    [Fact]
    public void AnyTextIsFine() => Prop.ForAll<NonNull<string>>(name => NearMiss.Of(name.Get, GuideDefaults.Contract) != name.Get).QuickCheckThrowOnFailure();
}
