using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>PAY5003: a payer's whole address in a log or on a trace.</summary>
public sealed class WalletAddressShouldBeMaskedTests
{
    private const string Id = "PAY5003";

    private const string Types = "private record CdpWallet(string Address); private record MerchantWallet(string Address); private record Shop(string Address);";

    [Theory]
    [InlineData("'Payer'", "_logger.LogInformation(\"Paid by {Payer}\", settled.Payer);")]
    [InlineData("'Payer'", "_logger.LogInformation($\"Paid by {settled.Payer}\");")]
    [InlineData("'Payer'", "var who = settled.Payer ?? \"nobody\"; Console.WriteLine(\"Paid by \" + who);")]
    [InlineData("'walletAddress'", "var walletAddress = await _secrets.GetAsync(\"x\"); _logger.LogInformation(\"{Wallet}\", walletAddress);")]
    [InlineData("'From'", "var payload = JsonSerializer.Deserialize<Payload>(request.Path)!; _logger.LogInformation(\"{From}\", payload.Authorization.From);")]
    [InlineData("'Payer'", "using var activity = Source.StartActivity(\"pay\"); activity?.SetTag(\"wallet_address\", settled.Payer);")]
    [InlineData("'Payer'", "_logger.LogInformation(\"{Json}\", JsonSerializer.Serialize(new { payer = settled.Payer }));")]
    [InlineData("'Address'", "var wallet = JsonSerializer.Deserialize<CdpWallet>(request.Path)!; _logger.LogInformation($\"Wallet {wallet.Address} connected\");")]
    public void Whole(string what, string body) => Leaks.IsFound(Id, what, body, Types);

    [Theory]
    [InlineData("_logger.LogInformation(\"{Payer}\", settled.Payer?.Length > 10 ? settled.Payer.Substring(0, 6) + \"...\" + settled.Payer.Substring(settled.Payer.Length - 4) : \"***\");")]
    [InlineData("var masked = settled.Payer is { Length: > 10 } payer ? $\"{payer[..6]}…{payer[^4..]}\" : \"***\"; _logger.LogInformation(\"{Payer}\", masked);")]
    [InlineData("_logger.LogInformation(\"{Transaction}\", settled.Transaction);")]
    [InlineData("var merchantWalletAddress = await _secrets.GetAsync(\"x\"); _logger.LogInformation(\"{PayTo}\", merchantWalletAddress);")]
    [InlineData("var ipAddress = request.Path; var email = request.Path; _logger.LogInformation(\"{Ip} {Email}\", ipAddress, email);")]
    [InlineData("const string UsdcAddress = \"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913\"; _logger.LogInformation(\"{Asset}\", UsdcAddress);")]
    [InlineData("var payer = request.Path; _logger.LogInformation(\"{Payer}\", payer);")]
    [InlineData("var wallet = request.Path; _logger.LogInformation(\"{Wallet}\", wallet);")]
    [InlineData("_logger.LogInformation(\"{Known}\", settled.Payer is null);")]
    [InlineData("var shop = JsonSerializer.Deserialize<Shop>(request.Path)!; _logger.LogInformation(\"{Address}\", shop.Address);")]
    [InlineData("var wallet = JsonSerializer.Deserialize<MerchantWallet>(request.Path)!; _logger.LogInformation(\"{Address}\", wallet.Address);")]
    public void MaskedOrNoWallet(string body) => Leaks.IsNotFound(Id, body, Types);

    [Fact]
    public void OneReportAStatement() => Leaks.IsFound(
        Id, "'Payer', 'walletAddress'", "var walletAddress = await _secrets.GetAsync(\"x\"); _logger.LogInformation(\"{Payer} {Wallet}\", settled.Payer, walletAddress);");
}
