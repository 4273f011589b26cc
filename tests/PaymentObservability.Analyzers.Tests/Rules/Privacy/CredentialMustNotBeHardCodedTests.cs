using System;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>
/// PAY5002. The credentials are drawn by chance here, each run the same, so that none that looks live stands in this repository.
/// </summary>
public sealed class CredentialMustNotBeHardCodedTests
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Hex = "0123456789abcdef";

    private static string Drawn(string letters, int length, int seed = 7)
    {
        var random = new Random(seed);
        return new string(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]).ToArray());
    }

    private static string Bytes(int length, params byte[] start)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        start.CopyTo(bytes, 0);
        return Convert.ToBase64String(bytes);
    }

    private static RuleCase With(string member) => PayHandler.With("var receipt = await _payments.ProcessPaymentAsync(order); return receipt.Success ? 1 : 0;", member);

    private static void IsFound(string member, string what)
    {
        var message = Assert.Single(With(member).Found("PAY5002"));
        Assert.StartsWith($"Here stands {what}.", message);
        foreach (var literal in member.Split('"').Where((text, i) => i % 2 == 1 && text.Length >= 20))
        {
            Assert.DoesNotContain(literal, message);
        }
    }

    private static void IsNotFound(string member) => Assert.Empty(With(member).Found("PAY5002"));

    [Theory]
    [InlineData("sk_live_")]
    [InlineData("rk_live_")]
    public void StripeKeys(string prefix) => IsFound($"private static readonly string Anything = \"{prefix}{Drawn(Base62, 24)}\";", "a live secret key of a payment provider");

    [Fact]
    public void WebhookSecret() => IsFound($"string Secret() => \"whsec_{Drawn(Base62, 32)}\";", "a webhook's signing secret");

    [Fact]
    public void AwsAccessKey() => IsFound($"const string Id = \"AKIA{Drawn("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, 11)}\";", "an AWS access key");

    [Fact]
    public void AwsSecret() => IsFound($"static object Login() => new Login(\"id\", \"{Drawn(Base62 + "+/", 40)}\"); class Login {{ public Login(string accessKey, string secretKey) {{ }} }}", "a secret");

    [Fact]
    public void WalletKeyOfPowerOfTwo() => IsFound($"private string _hexPrivateKey = \"0x{Drawn(Hex, 64)}\";", "a private key");

    [Fact]
    public void KeyAsDefaultOfAParameter() => IsFound($"void Sign(string privateKey = \"{Drawn(Hex, 64)}\") {{ }}", "a private key");

    [Fact]
    public void KeyBehindAnEnvironmentVariable() =>
        IsFound($"string Key() {{ var walletKey = Environment.GetEnvironmentVariable(\"WALLET_KEY\") ?? \"0x{Drawn(Hex, 64)}\"; return walletKey; }}", "a private key");

    [Fact]
    public void CdpKeySecret() => IsFound($"private readonly string _apiKeySecret = \"{Bytes(64)}\";", "a secret");

    [Fact]
    public void CdpWalletSecret() => IsFound(
        $"object Options() => new {{ Text = \"{Bytes(138, [0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D])}\" }};", "a private key");

    [Fact]
    public void PemInOneLine() => IsFound($"const string Key = \"-----BEGIN EC PRIVATE KEY-----\\n{Bytes(90)}\\n-----END EC PRIVATE KEY-----\";", "a private key");

    [Fact]
    public void PemInSeveralLines() => IsFound($"""
        const string Key = "-----BEGIN PRIVATE KEY-----\n" +
            "{Bytes(48)}\n" +
            "{Bytes(48)}\n" +
            "-----END PRIVATE KEY-----";
        """, "a private key");

    [Fact]
    public void Jwt() => IsFound($"string Token() {{ return \"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJjZHAifQ.{Drawn(Base62, 43)}\"; }}", "a JWT");

    [Fact]
    public void RecoveryPhrase() => IsFound(
        "const string Mnemonic = \"olive garage lunar ribbon tissue copper velvet hollow bridge oxygen jungle paddle\";", "a wallet's recovery phrase");

    [Fact]
    public void PasswordOfAServer() => IsFound("const string Db = \"Server=db.shop.internal;Database=pay;User Id=app;Password=Tr0ub4dor&3x\";", "a password");

    [Fact]
    public void PasswordInAnAddress() => IsFound("const string Db = \"mongodb+srv://app:Tr0ub4dor3x@cluster0.abcde.mongodb.net/pay\";", "a password");

    [Fact]
    public void HeaderByKey() => IsFound(
        $"Dictionary<string, string> Headers() => new() {{ [\"X-Api-Key\"] = \"{Drawn(Base62, 32)}\" }};", "a secret");

    [Theory]
    [InlineData("sk_test_51H8sK2eZvKYlo2C0aQbR7tUw")]
    [InlineData("sk_live_your_key_here_0000")]
    [InlineData("sk_live_xxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("sk_live_<paste yours>")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("whsec_test_secret_for_unit_tests")]
    [InlineData("your-key-here-your-key-here")]
    [InlineData("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0x0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("test test test test test test test test test test test junk")]
    [InlineData("legal winner thank year wave sausage worth useful legal winner thank yellow")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:pay-AbCdEf")]
    [InlineData("prod/payments/stripe-secret-key")]
    [InlineData("Payments:Stripe:SecretKey")]
    [InlineData("PAYMENTS_STRIPE_SECRET_KEY")]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    [InlineData("my-super-secret-signing-key")]
    [InlineData("https://api.shop.com/v1/keys")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("The secret key of the shop must be set")]
    public void SamplesAndNamesOfSecrets(string text)
    {
        IsNotFound($"const string ApiSecretKey = \"{text}\";");
        IsNotFound($"const string Mnemonic = \"{text}\";");
    }

    [Theory]
    [InlineData("transactionHash", "0x", 64)]
    [InlineData("usdcContract", "0x", 40)]
    [InlineData("publicKey", "", 64)]
    [InlineData("paymentTopic", "0x", 64)]
    [InlineData("apiKeyHash", "", 64)]
    [InlineData("apiKeyId", "", 32)]
    [InlineData("TestPrivateKey", "0x", 64)]
    [InlineData("commit", "", 40)]
    [InlineData("text", "", 64)]
    public void HarmlessNames(string name, string prefix, int length) => IsNotFound($"private readonly string {name} = \"{prefix}{Drawn(Hex, length)}\";");

    [Theory]
    [InlineData("Server=localhost;Database=pay;User Id=app;Password=Tr0ub4dor&3x")]
    [InlineData("Host=db;Username=app;Password=Tr0ub4dor3x")]
    [InlineData("Host=db.shop.com;Username=app;Password={0}")]
    [InlineData("Host=db.shop.com;Username=app;Password=<your password>")]
    [InlineData("amqp://guest:guest@rabbit.internal:5672")]
    [InlineData("https://api.shop.com:8443/pay@home")]
    public void PasswordsOfNobody(string text) => IsNotFound($"const string Connection = \"{text}\";");

    [Fact]
    public void WordsThatAreNoRecoveryPhrase()
    {
        IsNotFound("const string SeedWords = \"pay payment charge capture settle checkout refund payout transfer purchase donate invoice extra\";");
        IsNotFound("const string Message = \"olive garage lunar ribbon tissue copper velvet hollow bridge oxygen jungle paddle\";");
    }

    [Fact]
    public void ProjectsWithoutPaymentsAreNotJudged() => Assert.Empty(RuleCase.Of($$"""
        using Amazon.Lambda.Core;

        public class Function
        {
            private const string PaymentKey = "sk_live_{{Drawn(Base62, 24)}}";

            public string FunctionHandler(string name, ILambdaContext context) => name + PaymentKey.Length;
        }
        """).Found("PAY5002"));

    [Fact]
    public void TestProjectsAreNotJudged() =>
        Assert.Empty(With($"const string Key = \"sk_live_{Drawn(Base62, 24)}\";").Using(typeof(FactAttribute)).Found("PAY5002"));

    [Fact]
    public void BrokenCodeIsStillRead()
    {
        var source = With($"const string Key = \"sk_live_{Drawn(Base62, 24)}\";");
        var broken = source with { Sources = [(source.Sources[0].Path, source.Sources[0].Text.Replace("return receipt.Success ? 1 : 0;", "return receipt.", StringComparison.Ordinal))] };

        Assert.Single(broken.Found("PAY5002"));
    }
}
