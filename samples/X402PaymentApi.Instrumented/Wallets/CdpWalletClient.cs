using System.Net;
using System.Net.Http.Json;

namespace X402PaymentApi.Wallets;

public sealed record CdpWallet(string Address, string? Name);

/// <summary>Server wallets of the Coinbase Developer Platform, over its REST API.</summary>
public interface ICdpWalletClient
{
    /// <summary>The EVM account of that name; created at the first connection.</summary>
    Task<CdpWallet> ConnectWalletAsync(string accountName, CancellationToken cancellationToken);
}

public sealed class CdpWalletClient(HttpClient http) : ICdpWalletClient
{
    public async Task<CdpWallet> ConnectWalletAsync(string accountName, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("evm/accounts", new { name = accountName }, cancellationToken);
        var wallet = response.StatusCode == HttpStatusCode.Conflict
            ? await http.GetFromJsonAsync<CdpWallet>($"evm/accounts/by-name/{Uri.EscapeDataString(accountName)}", cancellationToken)
            : await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CdpWallet>(cancellationToken);

        return wallet ?? throw new HttpRequestException("CDP answered without an account.");
    }
}
