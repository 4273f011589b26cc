using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PaymentObservability.Contract;
using Xunit;

namespace PaymentObservability.Tests.Contract;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("__", "")]
    [InlineData("pay", "pay")]
    [InlineData("ProcessPaymentAsync", "process payment async")]
    [InlineData("HTTPPayment", "http payment")]
    [InlineData("IPaymentService", "i payment service")]
    [InlineData("EVMWallet", "evm wallet")]
    [InlineData("ProcessX402Payment", "process x402 payment")]
    [InlineData("X402Payment", "x402 payment")]
    [InlineData("x402payment", "x402 payment")]
    [InlineData("HandleX402Async", "handle x402 async")]
    [InlineData("ProcessPayment2", "process payment 2")]
    [InlineData("Web3Wallet", "web3 wallet")]
    [InlineData("ERC20Token", "erc20 token")]
    [InlineData("p95Latency", "p95 latency")]
    [InlineData("PaymentIDs", "payment ids")]
    [InlineData("URLs", "urls")]
    [InlineData("GetURLsForPayment", "get urls for payment")]
    [InlineData("USDCAmount", "usdc amount")]
    [InlineData("payment_duration_ms", "payment duration ms")]
    [InlineData("PAYMENT_SUCCESS", "payment success")]
    [InlineData("payment.duration", "payment duration")]
    [InlineData("payment-failure", "payment failure")]
    [InlineData("X-PAYMENT", "x payment")]
    [InlineData("/orders/{id}/pay", "orders id pay")]
    [InlineData("_paymentService", "payment service")]
    [InlineData("payload", "payload")]
    [InlineData("PayLoad", "payload")]
    [InlineData("PayPalClient", "paypal client")]
    [InlineData("CheckOut", "checkout")]
    [InlineData("check_out", "checkout")]
    [InlineData("CreditCardPayment", "creditcard payment")]
    [InlineData("PayOutAsync", "payout async")]
    [InlineData("MakeApplePayment", "make apple payment")]
    [InlineData("BTCPayServer", "btcpay server")]
    [InlineData("ProcessarTransação", "processar transacao")]
    [InlineData("Cobrança", "cobranca")]
    [InlineData("AusführenZahlung", "ausfuhren zahlung")]
    [InlineData("K8s", "k8 s")]
    [InlineData("支払い", "支払い")]
    public void Splits(string name, string words) => Assert.Equal(words, string.Join(" ", NameWords.Split(name)));

    [Fact]
    public void DropsNothingButSeparators() => Prop.ForAll<NonNull<string>>(name =>
    {
        var ascii = string.Concat(name.Get.Where(c => c < 128));
        return string.Concat(NameWords.Split(ascii)) == string.Concat(ascii.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NeverThrowsAndSplitsItsOwnWordsNoFurther() => Prop.ForAll<NonNull<string>>(name =>
        NameWords.Split(name.Get).All(word => word.Length > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void LoneSurrogatesAndMarksAreHarmless() =>
        Assert.Equal("acao", string.Concat(NameWords.Split("ac\u0327a\u0303o")));

    [Theory]
    [InlineData("hexPrivateKey", "private key", 3)]
    [InlineData("PrivateKeyOfPrivateKeyStore", "private key", 5)]
    [InlineData("KeyPrivate", "private key", -1)]
    [InlineData("PrivateApiKey", "private key", -1)]
    [InlineData("Key", "private key", -1)]
    [InlineData("Key", "", -1)]
    public void FindsRuns(string name, string run, int end) =>
        Assert.Equal(end, NameWords.EndOfRun(NameWords.Split(name), NameWords.Split(run)));
}
