using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Connections of CDP, EVM and x402 wallets; a wallet of stored value is none.</summary>
public sealed class WalletTests
{
    [Theory]
    [InlineData("CdpClient", "CreateWalletAsync")]
    [InlineData("ICdpWalletClient", "ConnectWalletAsync")]
    [InlineData("IEvmWallets", "ImportWallet")]
    [InlineData("ISessions", "ConnectWallet")]
    [InlineData("ISolanaGateway", "OpenWallet")]
    [InlineData("ICoinbaseService", "CreateSmartWalletAsync")]
    public void ACryptoWalletIsConnected(string type, string method) => Call(type, method).FindsOperations($"wallet by the call {type}.{method}");

    [Theory]
    [InlineData("IWalletApplicationService", "CreateWalletAsync")]
    [InlineData("IGiftCards", "OpenWallet")]
    [InlineData("ICdpWalletClient", "GetWalletAsync")]
    [InlineData("ICdpWalletClient", "ListWalletsAsync")]
    [InlineData("ICdpWalletRepository", "CreateWalletAsync")]
    [InlineData("IWalletService", "CreditWallet")]
    [InlineData("IPasses", "CreateAppleWalletPass")]
    public void AnyOtherWalletIsNot(string type, string method) => Call(type, method).FindsKinds();

    [Fact]
    public void TheNamespaceMaySayWhichWallet() => Project.OfBody("await ((Shop.Cdp.IClient)null!).CreateWalletAsync();", """
        namespace Shop.Cdp { public interface IClient { Task CreateWalletAsync(); } }
        """).FindsOperations("wallet by the call IClient.CreateWalletAsync");

    [Fact]
    public void TheWalletOfTheX402ClientIsConnectedWhereItIsMade() => Project.OfBody("""
        var wallet = new x402.Client.EVM.EVMWallet("0x01", "eip155:84532", 84532);
        context.Logger.LogLine(wallet.ToString());
        """).FindsOperations("wallet by new EVMWallet");

    [Fact]
    public void AWalletTypeOfTheProjectsOwnIsNotConnectedByItsConstructor() => Project.OfBody("""
        var wallet = new EVMWallet("0x01");
        context.Logger.LogLine(wallet.ToString());
        """, """
        public record EVMWallet(string Key);
        """).FindsKinds();

    [Fact]
    public void AWalletAndAPaymentAreTwoOperations() => Project.OfBody("""
        await ((ICdpWalletClient)null!).ConnectWalletAsync();
        await bank.ChargeAsync(order);
        """, """
        public interface ICdpWalletClient { Task ConnectWalletAsync(); }
        """).FindsOperations("wallet by the call ICdpWalletClient.ConnectWalletAsync", "payment by the call IBank.ChargeAsync");

    [Fact]
    public void MoneyPutIntoAStoredValueWalletIsAPayment() => Project.OfBody("""
        await ((IWalletApplicationService)null!).CreateDepositAsync(order);
        """, """
        public interface IWalletApplicationService { Task CreateDepositAsync(Order order); }
        """).FindsOperations("payment by the call IWalletApplicationService.CreateDepositAsync");

    [Fact]
    public void AnEntryThatConnectsAWalletByNameIsOne() => Project.Of("""
        public class Function(IStock stock)
        {
            public Task ConnectWallet(Order order, ILambdaContext context) => stock.ReserveAsync(order);
        }
        """).FindsOperations("wallet by the name ConnectWallet");

    private static Project Call(string type, string method) => Project.OfBody($$"""
        await ((Shop.Things.{{type}})null!).{{method}}("");
        """, $$"""
        namespace Shop.Things
        {
            public {{(type[0] == 'I' && char.IsUpper(type[1]) ? "interface" : "abstract class")}} {{type}}
            {
                public abstract Task {{method}}(string name);
            }
        }
        """);
}
